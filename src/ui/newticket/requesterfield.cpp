// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/newticket/requesterfield.h"

#include "ui/newticket/requestertext.h"
#include "workspace/workspace.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QStandardItemModel>

#include <chrono>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostOffers = 8;

} // namespace

RequesterField::RequesterField(workspace::Workspace *workspace, QWidget *parent)
    : QLineEdit(parent)
    , m_workspace(workspace)
    , m_completer(new QCompleter(this))
    , m_offers(new QStandardItemModel(this))
{
    constexpr int longest = 320;
    setMaxLength(longest);
    m_completer->setModel(m_offers);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this); // not setCompleter(): the offers come later than the key
    m_wait.setSingleShot(true);
    m_wait.setInterval(120ms);
    connect(&m_wait, &QTimer::timeout, this, &RequesterField::ask);
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_chosen = {};
        if (text.trimmed().size() < 2)
            m_wait.stop();
        else
            m_wait.start();
    });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) {
                if (index.row() >= 0 && index.row() < m_offered.size())
                    setContact(m_offered[index.row()]);
            });
}

domain::Contact RequesterField::contact() const
{
    return m_chosen == domain::Contact() ? contactFromText(text()) : m_chosen;
}

void RequesterField::setContact(const domain::Contact &contact)
{
    m_chosen = contact;
    setText(contactLine(contact));
}

void RequesterField::ask()
{
    const QString asked = text().trimmed();
    m_workspace->requesters(asked, mostOffers, this, [this, asked](const QList<domain::Contact> &contacts) {
        if (hasFocus() && asked == text().trimmed())
            offer(contacts);
    });
}

void RequesterField::offer(const QList<domain::Contact> &contacts)
{
    m_offered = contacts;
    m_offers->clear();
    for (const domain::Contact &contact : contacts) {
        auto *item = new QStandardItem(contactLine(contact));
        item->setEditable(false);
        m_offers->appendRow(item);
    }
    const bool said = contacts.size() == 1 && contactLine(contacts[0]) == text();
    if (contacts.isEmpty() || said)
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

} // namespace secondline::ui
