// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/serverstep.h"

#include "ui/shell/failuretext.h"
#include "ui/signin/certificatetext.h"
#include "ui/signin/serveraddress.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/inlineerror.h"
#include "workspace/workspace.h"

#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;

ServerStep::ServerStep(workspace::Workspace *workspace, QWidget *parent)
    : SignInForm(tr("Welcome. Where is your help desk?"),
                 tr("Its address, your mail address there, or the link that your desk gave you."), tr("Find it"),
                 parent)
    , m_workspace(workspace)
    , m_server(new QLineEdit)
    , m_caFile(new QLineEdit)
{
    setBackVisible(false);
    onward()->setObjectName(u"findServerButton"_s);
    m_server->setObjectName(u"serverEdit"_s);
    m_server->setPlaceholderText(u"helpdesk.example.org"_s);
    m_server->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_serverFault = addField(tr("Server"), tr("Always over https. Your desk tells you the address."), m_server);
    m_caFile->setObjectName(u"caFileEdit"_s);
    auto *choose = new Button(tr("Choose…"));
    choose->setObjectName(u"caFileButton"_s);
    m_caFault = addField(tr("Certificate file (optional)"),
                         tr("Only if your company signs its certificates itself: its authority, a PEM file."), m_caFile,
                         choose);
    connect(m_server, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (const auto link = signInLinkFrom(text))
            Q_EMIT linkGiven(*link);
    });
    connect(choose, &QPushButton::clicked, this, [this] {
        // Not modal by a nested event loop: the answer comes by its signal.
        auto *dialog = new QFileDialog(this, tr("Certificate file"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilter(tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
        connect(dialog, &QFileDialog::fileSelected, this, &ServerStep::setCaFile);
        dialog->open();
    });
}

void ServerStep::enter()
{
    m_server->setFocus(Qt::OtherFocusReason);
    m_server->selectAll();
}

void ServerStep::setServer(const QString &address)
{
    m_server->setText(address);
    m_serverFault->accept();
}

void ServerStep::setCaFile(const QString &file)
{
    m_caFile->setText(file);
    m_caFault->accept();
}

QString ServerStep::caFile() const
{
    return m_caFile->text().trimmed();
}

void ServerStep::goOn()
{
    if (waits())
        return;
    failure()->hide();
    AddressFault fault = AddressFault::Empty;
    const QList<QUrl> servers = serversFromText(m_server->text(), &fault);
    if (servers.isEmpty()) {
        switch (fault) {
        case AddressFault::Empty:
            m_serverFault->refuse(tr("Type the address of the server."));
            break;
        case AddressFault::NotHttps:
            m_serverFault->refuse(tr("Only https keeps tickets and your token private."),
                                  tr("Type the address with https."));
            break;
        case AddressFault::NotAnAddress:
            m_serverFault->refuse(tr("This is not an address."), tr("A good one: https://helpdesk.example.org"));
            break;
        }
        m_server->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_serverFault->accept();
    if (!caFile().isEmpty() && !QFile::exists(caFile())) {
        m_caFault->refuse(tr("There is no such file."));
        m_caFile->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_caFault->accept();
    m_asking = std::make_unique<QObject>();
    wait(tr("Looking for %1").arg(servers.first().host()));
    m_workspace->findServer(servers, caFile(), m_asking.get(), [this](const domain::Result<QUrl> &server) {
        waitNoMore();
        if (server) {
            m_server->setText(server->toString());
            Q_EMIT found(*server, caFile());
        } else {
            showFailure(server.error());
        }
    });
}

void ServerStep::giveUp()
{
    m_asking.reset();
}

void ServerStep::showFailure(const domain::Failure &why)
{
    using Kind = domain::Failure::Kind;
    if (why.kind == Kind::Untrusted) {
        const CertificateText text = certificateText(why);
        failure()->show(BannerLook::Bad, u"lock"_s, failureText(why).title + u'.');
        (text.wantsAuthority ? m_caFault : m_serverFault)->refuse(text.reason + u'.', text.advice);
        (text.wantsAuthority ? m_caFile : m_server)->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (why.kind == Kind::Unreachable)
        m_serverFault->refuse(tr("Nothing answers at this address."),
                              tr("Look for a slip in it, and whether this device has a network."));
    else
        failure()->show(BannerLook::Bad, u"triangle-alert"_s, failureLine(why));
    m_server->setFocus(Qt::OtherFocusReason);
}

} // namespace secondline::ui
