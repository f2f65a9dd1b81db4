// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/tokenstep.h"

#include "ui/shell/failuretext.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/inlineerror.h"

#include <QFile>
#include <QFileDialog>
#include <QLineEdit>

namespace secondline::ui {

using namespace Qt::StringLiterals;

TokenStep::TokenStep(workspace::Workspace *workspace, QWidget *parent)
    : SignInForm(tr("Sign in"), tr("A token stands for your password. Your desk’s server gives you one."),
                 tr("Sign in"), parent)
    , m_workspace(workspace)
    , m_token(new QLineEdit)
{
    onward()->setObjectName(u"signInButton"_s);
    m_token->setObjectName(u"tokenEdit"_s);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    auto *file = new Button(tr("From a file…"));
    file->setObjectName(u"tokenFileButton"_s);
    m_tokenFault = addField(tr("Personal access token"),
                            tr("Paste it, or drop its file here. It stays in this system’s keychain."), m_token, file);
    connect(file, &QPushButton::clicked, this, [this] {
        // Not modal by a nested event loop: the answer comes by its signal.
        auto *dialog = new QFileDialog(this, tr("Token file"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, &TokenStep::takeTokenFile);
        dialog->open();
    });
    connect(failure(), &Banner::actionWanted, this, &TokenStep::otherProfileWanted);
}

void TokenStep::enter()
{
    m_token->setFocus(Qt::OtherFocusReason);
}

void TokenStep::setServer(const QUrl &server, const QString &caFile)
{
    m_address = server;
    m_caFile = caFile;
}

void TokenStep::takeTokenFile(const QString &path)
{
    constexpr qint64 longest = 4'096;
    QFile file(path);
    const bool readable = file.open(QIODevice::ReadOnly) && file.size() <= longest;
    const QByteArray token = readable ? file.readAll().trimmed() : QByteArray();
    if (token.isEmpty() || token.contains('\n')) {
        m_tokenFault->refuse(tr("This file holds no token."), tr("A token is one line of text."));
        return;
    }
    setToken(QString::fromUtf8(token));
}

void TokenStep::setToken(const QString &token)
{
    m_token->setText(token);
    m_tokenFault->accept();
}

void TokenStep::clear()
{
    m_token->clear();
}

workspace::SignIn TokenStep::signIn() const
{
    return {m_address, m_token->text().trimmed().toUtf8(), m_caFile};
}

void TokenStep::goOn()
{
    if (waits())
        return;
    failure()->hide();
    if (signIn().token.isEmpty()) {
        m_tokenFault->refuse(tr("Paste your token, or take it from a file."));
        m_token->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_tokenFault->accept();
    m_asking = std::make_unique<QObject>();
    wait(tr("Signing in to %1").arg(m_address.host()));
    m_workspace->survey(signIn(), m_asking.get(), [this](const domain::Result<domain::DeskSurvey> &desk) {
        waitNoMore();
        if (desk)
            Q_EMIT accepted(*desk);
        else
            showFailure(desk.error());
    });
}

void TokenStep::giveUp()
{
    m_asking.reset();
}

void TokenStep::showFailure(const domain::Failure &why)
{
    using Kind = domain::Failure::Kind;
    if (why.kind == Kind::SignedOut) {
        m_tokenFault->refuse(failureText(why).title + u'.',
                             tr("It may be mistyped, expired or revoked. Take a new one."));
        m_token->setFocus(Qt::OtherFocusReason);
        m_token->selectAll();
        return;
    }
    const bool another = why.kind == Kind::Refused && m_workspace->server().has_value();
    failure()->show(BannerLook::Bad, u"triangle-alert"_s, failureLine(why),
                    another ? tr("Use a profile of its own") : QString());
    m_token->setFocus(Qt::OtherFocusReason);
}

} // namespace secondline::ui
