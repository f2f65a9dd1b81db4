// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/signinpage.h"

#include "ui/signin/keepstep.h"
#include "ui/signin/serverstep.h"
#include "ui/signin/tokenstep.h"
#include "ui/theme/controls.h"
#include "ui/theme/scrolledcolumn.h"
#include "ui/theme/theme.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPointer>
#include <QScrollArea>
#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;

SignInPage::SignInPage(workspace::Workspace *workspace, const QString &folder, QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_stack(new QWidget)
    , m_serverStep(new ServerStep(workspace))
    , m_tokenStep(new TokenStep(workspace))
    , m_keepStep(new KeepStep(folder))
{
    setObjectName(u"signInPage"_s);
    setAccessibleName(tr("Sign in"));
    setAcceptDrops(true);
    for (SignInForm *step : {static_cast<SignInForm *>(m_serverStep), static_cast<SignInForm *>(m_tokenStep),
                             static_cast<SignInForm *>(m_keepStep)}) {
        m_forms.append(step);
        connect(step, &SignInForm::backWanted, this, [this] { stepBack(); });
    }
    connect(m_serverStep, &ServerStep::found, this, &SignInPage::serverFound);
    connect(m_serverStep, &ServerStep::linkGiven, this, &SignInPage::takeLink);
    connect(m_tokenStep, &TokenStep::accepted, this, &SignInPage::tokenAccepted);
    connect(m_tokenStep, &TokenStep::otherProfileWanted, this, [this] {
        const workspace::SignIn wanted = m_tokenStep->signIn();
        Q_EMIT otherProfileWanted(textOf({wanted.server, wanted.caFile, {}}));
    });
    connect(m_keepStep, &KeepStep::chosen, this, &SignInPage::begin);

    auto *stack = new QVBoxLayout(m_stack);
    stack->setContentsMargins(0, 0, 0, 0);
    for (SignInForm *step : std::as_const(m_forms))
        stack->addWidget(step);
    auto *page = new ScrolledColumn;
    auto *ground = new QWidget;
    ground->setBackgroundRole(QPalette::Base);
    ground->setAutoFillBackground(true);
    auto *groundRow = new QHBoxLayout(ground);
    groundRow->setContentsMargins(space::s8 + space::s6, space::s8, space::s8, space::s8);
    groundRow->addWidget(m_stack);
    groundRow->addStretch(1);
    groundRow->setStretchFactor(m_stack, 100);
    m_side = makeSide();
    m_row = new QBoxLayout(QBoxLayout::LeftToRight, page);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_row->addWidget(m_side);
    m_row->addWidget(ground, 1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    arrange();
    showStep(m_serverStep);
}

SignInPage::~SignInPage() = default;

void SignInPage::arrange()
{
    constexpr int sideWidth = 296;
    constexpr int formWidth = 640;
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

QWidget *SignInPage::makePanel(const QString &question, const QString &answer, const QString &action, const char *name,
                               const std::function<void()> &act)
{
    auto *panel = new QFrame;
    panel->setFrameShape(QFrame::StyledPanel);
    panel->setBackgroundRole(QPalette::Base);
    panel->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(space::s4, space::s4, space::s4, space::s4);
    auto *title = new TextLabel(TextSize::Body, Role::Text, true);
    title->setText(question);
    title->setWordWrap(true);
    auto *words = new TextLabel(TextSize::Body, Role::Text2);
    words->setText(answer);
    words->setWordWrap(true);
    auto *button = new Button(action);
    button->setObjectName(QString::fromLatin1(name));
    connect(button, &QPushButton::clicked, this, [act] { act(); });
    column->addWidget(title);
    column->addWidget(words);
    column->addWidget(button, 0, Qt::AlignLeading);
    return panel;
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
    for (const QString &step : {tr("1  Server"), tr("2  Sign in"), tr("3  What to keep offline")}) {
        auto *label = new TextLabel(TextSize::Body, Role::Text2);
        label->setText(step);
        label->setContentsMargins(space::s2, 0, space::s2, 0);
        m_steps.append(label);
        column->addWidget(label);
    }
    column->addStretch(1);
    m_demo = makePanel(tr("No server yet?"),
                       tr("Look around with 2,000 real tickets and 500 articles. Nothing leaves this device."),
                       tr("Try the demo"), "demoButton", [this] { Q_EMIT demoWanted(); });
    m_demo->hide();
    column->addWidget(m_demo);
    column->addWidget(makePanel(tr("No network now?"),
                                tr("What is on this device can be read and worked on. It goes out after you sign in."),
                                tr("Sign in later"), "laterButton", [this] { Q_EMIT placeWanted(u"tickets"_s); }));
    return side;
}

void SignInPage::offerDemo()
{
    m_demo->show();
}

void SignInPage::showStep(SignInForm *step)
{
    // Hidden ones count for nothing: the page is as high as the step that is shown.
    m_current = step;
    for (SignInForm *one : std::as_const(m_forms))
        one->setVisible(one == step);
    const auto place = m_forms.indexOf(step);
    for (int i = 0; i < m_steps.size(); ++i) {
        const bool current = i == place;
        m_steps[i]->setStrong(current);
        m_steps[i]->setRole(current ? Role::Text : Role::Text2);
        m_steps[i]->setBackgroundRole(current ? QPalette::Highlight : QPalette::NoRole);
        m_steps[i]->setAutoFillBackground(current);
    }
    if (isVisible())
        step->enter();
}

void SignInPage::enter()
{
    if (const auto server = m_workspace->server()) {
        m_serverStep->setServer(server->toString());
        m_tokenStep->setServer(*server, m_workspace->caFile());
        if (m_current == m_serverStep)
            showStep(m_tokenStep);
    }
    m_current->enter();
}

bool SignInPage::stepBack()
{
    const auto place = m_forms.indexOf(m_current);
    if (place == 0)
        return false;
    showStep(m_forms.at(place - 1));
    return true;
}

void SignInPage::takeLink(const SignInLink &link)
{
    m_serverStep->setServer(link.server.toString());
    m_serverStep->setCaFile(link.caFile);
    if (!link.tokenFile.isEmpty())
        m_tokenStep->takeTokenFile(link.tokenFile);
    showStep(m_serverStep);
    m_serverStep->find();
}

void SignInPage::serverFound(const QUrl &server, const QString &caFile)
{
    m_tokenStep->setServer(server, caFile);
    showStep(m_tokenStep);
}

void SignInPage::tokenAccepted(const domain::DeskSurvey &desk)
{
    if (m_workspace->server()) { // what to keep was chosen when it was made
        signIn();
        return;
    }
    m_keepStep->show(desk, m_tokenStep->signIn().server.host());
    showStep(m_keepStep);
}

void SignInPage::begin(const QSet<QString> &leftOut)
{
    m_keepStep->wait(tr("Starting the first sync"));
    const QPointer<SignInPage> self(this);
    m_workspace->leaveOut(leftOut, [self](const domain::Result<void> &kept) {
        if (!self)
            return;
        self->m_keepStep->waitNoMore();
        if (kept) {
            self->signIn();
        } else {
            self->showStep(self->m_tokenStep);
            self->m_tokenStep->showFailure(kept.error());
        }
    });
}

//! The window goes to work as soon as the workspace is ready.
void SignInPage::signIn()
{
    const QPointer<SignInPage> self(this);
    m_workspace->signIn(m_tokenStep->signIn(), [self](const domain::Result<void> &done) {
        if (!self)
            return;
        self->showStep(self->m_tokenStep);
        if (done)
            self->m_tokenStep->clear(); // the keychain has it now
        else
            self->m_tokenStep->showFailure(done.error());
    });
}

void SignInPage::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData *dragged = event->mimeData();
    const bool file = dragged->hasUrls() && dragged->urls().size() == 1 && dragged->urls().first().isLocalFile();
    if (file || signInLinkFrom(dragged->text()))
        event->acceptProposedAction();
}

void SignInPage::dropEvent(QDropEvent *event)
{
    if (const auto link = signInLinkFrom(event->mimeData()->text()))
        takeLink(*link);
    else if (event->mimeData()->hasUrls())
        takeFile(event->mimeData()->urls().first().toLocalFile());
    event->acceptProposedAction();
}

//! A link, the authority of a company's certificates, or a token: whatever the desk gave.
void SignInPage::takeFile(const QString &path)
{
    constexpr qint64 longest = 64 * 1024;
    QFile file(path);
    const QByteArray content = file.open(QIODevice::ReadOnly) ? file.read(longest) : QByteArray();
    if (const auto link = signInLinkFrom(QString::fromUtf8(content)))
        takeLink(*link);
    else if (content.contains("-----BEGIN CERTIFICATE-----"))
        m_serverStep->setCaFile(path);
    else
        m_tokenStep->takeTokenFile(path);
}

} // namespace secondline::ui
