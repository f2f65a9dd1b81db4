// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/signinpage.h"

#include "ui/shell/failuretext.h"
#include "ui/signin/serveraddress.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/icons.h"
#include "ui/theme/scrolledcolumn.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QProgressBar>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using domain::SyncStatus;

SignInPage::SignInPage(workspace::Workspace *workspace, QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_stack(new QStackedWidget)
    , m_failure(new Banner)
    , m_server(new QLineEdit)
    , m_token(new QLineEdit)
    , m_caFile(new QLineEdit)
    , m_signIn(new Button(tr("Sign in"), ButtonLook::Primary))
    , m_trial(new QProgressBar)
    , m_progressText(new TextLabel(TextSize::Body, Role::Text2))
    , m_progress(new QProgressBar)
    , m_begin(new Button(tr("Show the tickets"), ButtonLook::Primary))
{
    setObjectName(u"signInPage"_s);
    setAccessibleName(tr("Sign in"));
    m_stack->addWidget(makeForm());
    m_stack->addWidget(makeProgress());
    auto *page = new ScrolledColumn;
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *contentRow = new QHBoxLayout(content);
    contentRow->setContentsMargins(space::s8 + space::s6, space::s8, space::s8, space::s8);
    contentRow->addWidget(m_stack);
    contentRow->addStretch(1);
    contentRow->setStretchFactor(m_stack, 100);
    m_side = makeSide();
    m_row = new QBoxLayout(QBoxLayout::LeftToRight, page);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_row->addWidget(m_side);
    m_row->addWidget(content, 1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    arrange();
    connect(workspace, &workspace::Workspace::syncStatusChanged, this, [this] { showProgress(); });
    connect(workspace, &workspace::Workspace::ticketsChanged, this, [this] {
        if (m_stack->currentIndex() == 1)
            m_begin->setEnabled(true);
    });
    showStep(0);
}

SignInPage::~SignInPage() = default;

void SignInPage::arrange()
{
    constexpr int sideWidth = 296;
    constexpr int formWidth = 560;
    constexpr int leastForm = 440;
    const int side = Theme::current().scaled(sideWidth);
    const bool beside = width() >= side + Theme::current().scaled(leastForm);
    m_row->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::BottomToTop); // the form first
    m_side->setMinimumWidth(beside ? side : 0);
    m_side->setMaximumWidth(beside ? side : QWIDGETSIZE_MAX);
    m_stack->setMaximumWidth(Theme::current().scaled(formWidth));
    for (TextLabel *step : std::as_const(m_steps))
        step->setMinimumHeight(Theme::current().controlHeight() + space::s1);
}

void SignInPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void SignInPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        arrange();
}

QWidget *SignInPage::makeSide()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(space::s5, space::s8, space::s5, space::s6);
    column->setSpacing(space::s2);
    auto *name = new TextLabel(TextSize::Page, Role::Text, true);
    name->setText(tr("Secondline"));
    column->addWidget(name);
    auto *purpose = new TextLabel(TextSize::Body, Role::Text2);
    purpose->setText(tr("The second-line desk that works without a network."));
    purpose->setWordWrap(true);
    column->addWidget(purpose);
    column->addSpacing(space::s6);
    for (const QString &step : {tr("1  Server and token"), tr("2  First sync"), tr("3  Work")}) {
        auto *label = new TextLabel(TextSize::Body, Role::Text2);
        label->setText(step);
        label->setContentsMargins(space::s2, 0, space::s2, 0);
        m_steps.append(label);
        column->addWidget(label);
    }
    column->addStretch(1);
    auto *panel = new QFrame;
    panel->setFrameShape(QFrame::StyledPanel);
    panel->setBackgroundRole(QPalette::Base);
    panel->setAutoFillBackground(true);
    auto *panelColumn = new QVBoxLayout(panel);
    panelColumn->setContentsMargins(space::s4, space::s4, space::s4, space::s4);
    auto *question = new TextLabel(TextSize::Body, Role::Text, true);
    question->setText(tr("No network now?"));
    auto *answer = new TextLabel(TextSize::Body, Role::Text2);
    answer->setText(tr("What is on this device can be read and worked on. It goes out after you sign in."));
    answer->setWordWrap(true);
    auto *later = new Button(tr("Sign in later"));
    later->setObjectName(u"laterButton"_s);
    connect(later, &QPushButton::clicked, this, [this] { Q_EMIT placeWanted(u"tickets"_s); });
    panelColumn->addWidget(question);
    panelColumn->addWidget(answer);
    panelColumn->addWidget(later, 0, Qt::AlignLeading);
    column->addWidget(panel);
    return side;
}

TextLabel *SignInPage::addField(QVBoxLayout *column, const QString &label, const QString &hint, QWidget *field,
                                QWidget *beside)
{
    auto *name = new TextLabel(TextSize::Body, Role::Text, true);
    name->setText(label);
    name->setBuddy(field);
    field->setAccessibleName(label);
    field->setAccessibleDescription(hint);
    column->addWidget(name);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s2);
    row->addWidget(field, 1);
    if (beside)
        row->addWidget(beside);
    column->addLayout(row);
    auto *fault = new TextLabel(TextSize::Small, Role::Bad);
    fault->setWordWrap(true);
    fault->hide();
    column->addWidget(fault);
    auto *explanation = new TextLabel(TextSize::Small, Role::Text3);
    explanation->setText(hint);
    explanation->setWordWrap(true);
    column->addWidget(explanation);
    column->addSpacing(space::s4);
    return fault;
}

QWidget *SignInPage::makeForm()
{
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s1);
    column->addWidget(m_failure);
    column->addSpacing(space::s3);
    auto *title = new TextLabel(TextSize::Page, Role::Text, true);
    title->setText(tr("Sign in"));
    column->addWidget(title);
    column->addSpacing(space::s4);

    m_server->setTextMargins(space::s1, 0, space::s1, 0);
    m_server->setObjectName(u"serverEdit"_s);
    m_server->setPlaceholderText(u"helpdesk.example.org"_s);
    m_server->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_serverFault = addField(column, tr("Server"), tr("Always over https. Your desk tells you the address."), m_server);
    m_serverFault->setObjectName(u"serverErrorLabel"_s);

    m_token->setTextMargins(space::s1, 0, space::s1, 0);
    m_token->setObjectName(u"tokenEdit"_s);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    auto *tokenFile = new Button(tr("From a file…"));
    tokenFile->setObjectName(u"tokenFileButton"_s);
    m_tokenFault = addField(column, tr("Personal access token"),
                            tr("It stands for your password and stays in this system’s keychain."), m_token, tokenFile);
    m_tokenFault->setObjectName(u"tokenErrorLabel"_s);

    m_caFile->setTextMargins(space::s1, 0, space::s1, 0);
    m_caFile->setObjectName(u"caFileEdit"_s);
    auto *caFile = new Button(tr("Choose…"));
    caFile->setObjectName(u"caFileButton"_s);
    m_caFault = addField(column, tr("Certificate file (optional)"),
                         tr("Only if your company signs its certificates itself: its authority, a PEM file."), m_caFile,
                         caFile);
    m_caFault->setObjectName(u"caFileErrorLabel"_s);

    m_signIn->setObjectName(u"signInButton"_s);
    m_signIn->setKeyHint(tr("Enter"));
    m_trial->setObjectName(u"trialProgressBar"_s);
    m_trial->setRange(0, 0);
    m_trial->setTextVisible(false);
    m_trial->setFixedHeight(4);
    m_trial->setAccessibleName(tr("Trying the server"));
    m_trial->hide();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_trial, 1);
    buttons->addStretch(1);
    buttons->addWidget(m_signIn);
    column->addLayout(buttons);
    column->addStretch(1);
    QWidget *previous = m_server;
    for (QWidget *next :
         {static_cast<QWidget *>(m_token), static_cast<QWidget *>(tokenFile), static_cast<QWidget *>(m_caFile),
          static_cast<QWidget *>(caFile), static_cast<QWidget *>(m_signIn)}) {
        QWidget::setTabOrder(previous, next);
        previous = next;
    }

    connect(tokenFile, &QPushButton::clicked, this, [this] {
        // Not modal by a nested event loop: the answer comes by its signal.
        auto *dialog = new QFileDialog(this, tr("Token file"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, &SignInPage::takeTokenFile);
        dialog->open();
    });
    connect(caFile, &QPushButton::clicked, this, [this] {
        browse(m_caFile, tr("Certificate file"), tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    });
    connect(m_signIn, &QPushButton::clicked, this, &SignInPage::signIn);
    for (QLineEdit *field : {m_server, m_token, m_caFile}) {
        connect(field, &QLineEdit::returnPressed, this, &SignInPage::signIn);
        connect(field, &QLineEdit::textEdited, this, [this] {
            m_failure->hide();
            showFault(m_serverFault, m_server, {});
            showFault(m_tokenFault, m_token, {});
            showFault(m_caFault, m_caFile, {});
        });
    }
    return form;
}

QWidget *SignInPage::makeProgress()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s3);
    auto *title = new TextLabel(TextSize::Page, Role::Text, true);
    title->setText(tr("First sync"));
    column->addWidget(title);
    auto *promise = new TextLabel(TextSize::Body, Role::Text2);
    promise->setText(tr("Everything that comes works without a network from then on. You can begin to work at once; "
                        "the rest goes on behind."));
    promise->setWordWrap(true);
    column->addWidget(promise);
    m_progress->setObjectName(u"firstSyncProgressBar"_s);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_progress->setAccessibleName(tr("First sync"));
    column->addWidget(m_progress);
    m_progressText->setObjectName(u"firstSyncLabel"_s);
    column->addWidget(m_progressText);
    m_begin->setObjectName(u"beginButton"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_begin);
    column->addLayout(buttons);
    column->addStretch(1);
    connect(m_begin, &QPushButton::clicked, this, [this] { Q_EMIT placeWanted(u"tickets"_s); });
    return page;
}

void SignInPage::showStep(int step)
{
    for (int i = 0; i < m_steps.size(); ++i) {
        m_steps[i]->setStrong(i == step);
        m_steps[i]->setRole(i == step ? Role::Accent : Role::Text2);
    }
}

void SignInPage::browse(QLineEdit *field, const QString &title, const QString &filter)
{
    auto *dialog = new QFileDialog(this, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(filter);
    connect(dialog, &QFileDialog::fileSelected, field, &QLineEdit::setText);
    dialog->open();
}

void SignInPage::takeTokenFile(const QString &path)
{
    constexpr qint64 longest = 4'096;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > longest) {
        showFault(m_tokenFault, m_token, tr("This file holds no token. A token is one line of text."));
        return;
    }
    const QByteArray token = file.readAll().trimmed();
    if (token.isEmpty() || token.contains('\n')) {
        showFault(m_tokenFault, m_token, tr("This file holds no token. A token is one line of text."));
        return;
    }
    m_token->setText(QString::fromUtf8(token));
    showFault(m_tokenFault, m_token, {});
}

void SignInPage::showFault(TextLabel *label, QWidget *field, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
    setRefused(field, !text.isEmpty());
}

void SignInPage::signIn()
{
    if (m_trying)
        return;
    m_failure->hide();
    AddressFault fault = AddressFault::Empty;
    const std::optional<QUrl> server = serverFromText(m_server->text(), &fault);
    QString serverFault;
    if (!server) {
        switch (fault) {
        case AddressFault::Empty:
            serverFault = tr("Type the address of the server.");
            break;
        case AddressFault::NotHttps:
            serverFault = tr("Only https keeps tickets and your token private. Type the address with https.");
            break;
        case AddressFault::NotAnAddress:
            serverFault = tr("This is not an address. A good one: https://helpdesk.example.org");
            break;
        }
    }
    const QByteArray token = m_token->text().trimmed().toUtf8();
    const QString caFile = m_caFile->text().trimmed();
    const bool caMissing = !caFile.isEmpty() && !QFile::exists(caFile);
    showFault(m_serverFault, m_server, serverFault);
    showFault(m_tokenFault, m_token, token.isEmpty() ? tr("Paste your token, or take it from a file.") : QString());
    showFault(m_caFault, m_caFile, caMissing ? tr("There is no such file.") : QString());
    if (!server || token.isEmpty() || caMissing) {
        QLineEdit *first = !server ? m_server : token.isEmpty() ? m_token : m_caFile;
        first->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_trying = true;
    m_signIn->setEnabled(false);
    m_trial->show();
    const QPointer<SignInPage> self(this);
    m_workspace->signIn({*server, token, caFile}, [self](const domain::Result<void> &done) {
        if (!self)
            return;
        self->m_trying = false;
        self->m_signIn->setEnabled(true);
        self->m_trial->hide();
        if (done) {
            self->signedIn();
            return;
        }
        self->m_failure->show(BannerLook::Bad, u"triangle-alert"_s, failureLine(done.error()));
        if (done.error().kind == domain::Failure::Kind::SignedOut) {
            self->m_token->setFocus(Qt::OtherFocusReason);
            self->m_token->selectAll();
        }
    });
}

void SignInPage::signedIn()
{
    m_token->clear(); // the keychain has it now
    m_begin->setEnabled(false);
    m_stack->setCurrentIndex(1);
    showStep(1);
    showProgress();
    m_workspace->cacheSize(this, [this](const workspace::CacheSize &size) {
        if (size.tickets > 0)
            m_begin->setEnabled(true);
    });
}

void SignInPage::showProgress()
{
    if (m_stack->currentIndex() != 1)
        return;
    const SyncStatus status = m_workspace->syncStatus();
    const QLocale locale;
    switch (status.phase) {
    case SyncStatus::Phase::FirstSync:
    case SyncStatus::Phase::Syncing:
        m_progress->setRange(0, status.expected > 0 ? 1000 : 0);
        if (status.expected > 0) {
            m_progress->setValue(static_cast<int>(status.received * 1000 / status.expected));
            m_progressText->setText(
                tr("%1 of %2 received").arg(locale.toString(status.received), locale.toString(status.expected)));
        } else {
            m_progressText->setText(tr("%1 received").arg(locale.toString(status.received)));
        }
        break;
    case SyncStatus::Phase::Waiting:
        m_progressText->setText(status.failure ? failureLine(*status.failure) : tr("The next try comes by itself."));
        break;
    case SyncStatus::Phase::Idle:
        m_progress->setRange(0, 1000);
        m_progress->setValue(1000);
        m_progressText->setText(status.lastSync.isValid() ? tr("Everything is on this device.") : tr("Starting"));
        m_begin->setEnabled(true);
        showStep(2);
        break;
    case SyncStatus::Phase::SignedOut:
        if (!status.failure)
            break;
        m_failure->show(BannerLook::Bad, u"triangle-alert"_s, failureLine(*status.failure));
        m_stack->setCurrentIndex(0);
        showStep(0);
        break;
    }
    if (m_begin->isEnabled() && !m_begin->hasFocus() && isVisible())
        m_begin->setFocus(Qt::OtherFocusReason);
}

void SignInPage::enter()
{
    const SyncStatus status = m_workspace->syncStatus();
    if (m_stack->currentIndex() == 1 && status.phase != SyncStatus::Phase::FirstSync) {
        m_stack->setCurrentIndex(0);
        showStep(0);
    }
    if (m_server->text().isEmpty()) {
        if (const auto server = m_workspace->server())
            m_server->setText(server->toString());
    }
    (m_server->text().isEmpty() ? m_server : m_token)->setFocus(Qt::OtherFocusReason);
}

} // namespace secondline::ui
