// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens.h"

#include "cuttext.h"
#include "ui/attachments/attachmentline.h"
#include "ui/gallery/gallerywindow.h"
#include "ui/shell/mainwindow.h"
#include "ui/signin/keeplist.h"
#include "ui/theme/theme.h"
#include "ui/tickets/navpane.h"
#include "ui/tickets/ticketview.h"

#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTest>
#include <QTimer>

namespace secondline::pictures {

using namespace Qt::StringLiterals;

namespace {

constexpr int settleMs = 400; //!< answers of queries, layouts in slices, previews

//! A window of one form, and how to get about in it.
class Stage
{
public:
    Stage(workspace::Workspace &workspace, const QString &profile, ui::Theme &theme, const Form &form)
        : window(workspace, theme, inTheme(profile, form), [&workspace] { return workspace.now().toLocalTime(); })
    {
        window.setAsking(false);
        window.resize(form.size);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qWarning("the window is not active");
    }
    //! The window takes its theme from its profile, as the program's does.
    static QString inTheme(const QString &profile, const Form &form)
    {
        QSettings settings(profile + u"/window.ini"_s, QSettings::IniFormat);
        settings.setValue(u"window/theme"_s,
                          static_cast<int>(form.dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light));
        return profile;
    }
    template <class T> T *find(const char *name) const { return window.findChild<T *>(QString::fromLatin1(name)); }
    void settle() const { QTest::qWait(settleMs); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&window, key, modifiers); }
    void press(const char *button) const
    {
        auto *found = find<QAbstractButton>(button);
        if (!found)
            qFatal("no button %s", button);
        found->click();
    }
    void type(const char *field, const QString &text) const
    {
        auto *found = find<QWidget>(field);
        if (!found)
            qFatal("no field %s", field);
        found->setFocus();
        QTest::keyClick(found, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(found, text);
    }
    void openTicket(const QString &number)
    {
        window.goTo(u"ticket/"_s + number);
        waitFor("a ticket", [this] { return find<ui::TicketView>("ticketView")->hasTicket(); });
        settle();
    }
    void showAll()
    {
        window.goTo(u"tickets"_s);
        auto *nav = find<ui::NavPane>("queueTree");
        waitFor("the queues", [nav] { return nav->choose(u"all"_s); });
        settle();
    }
    void scrollDown(const char *area) const
    {
        if (auto *scroll = find<QAbstractScrollArea>(area))
            scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
    }

    ui::MainWindow window;
};

//! The window with what stands over it.
QImage photograph(QWidget &window)
{
    QImage image = window.grab().toImage();
    QPainter painter(&image);
    const QWidgetList others = QApplication::topLevelWidgets();
    for (QWidget *other : others) {
        if (other == &window || !other->isVisible() || other->windowType() == Qt::ToolTip)
            continue;
        const QPoint place = other->mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0));
        painter.drawPixmap(place, other->grab());
        painter.setPen(ui::colour(ui::Role::Edge));
        painter.drawRect(QRect(place, other->size()).adjusted(-1, -1, 0, 0));
    }
    return image;
}

void closeWhatStandsOver(QWidget &window)
{
    while (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    const QWidgetList others = QApplication::topLevelWidgets();
    for (QWidget *other : others) {
        if (other != &window && other->isVisible())
            other->close();
    }
}

struct Screen
{
    QString name;
    std::function<void(Stage &, Day &)> reach;
};

const QList<Screen> &screens()
{
    static const QList<Screen> all = {
        {u"tickets"_s,
         [](Stage &stage, Day &day) {
             stage.showAll();
             stage.openTicket(day.busyTicket());
         }},
        {u"timeline"_s,
         [](Stage &stage, Day &day) {
             stage.openTicket(day.busyTicket());
             stage.scrollDown("ticketScrollArea");
         }},
        {u"dense"_s,
         [](Stage &stage, Day &) { stage.window.findChild<QAction *>(u"denseAction"_s)->setChecked(true); }},
        {u"comment"_s,
         [](Stage &stage, Day &day) {
             stage.window.findChild<QAction *>(u"denseAction"_s)->setChecked(false);
             stage.openTicket(day.busyTicket());
             stage.key(Qt::Key_R);
             stage.type("commentEdit", u"The new sign-in works. Please remove the old account as described."_s);
         }},
        {u"attempt"_s,
         [](Stage &stage, Day &day) {
             stage.openTicket(day.busyTicket());
             stage.key(Qt::Key_Escape);
             stage.key(Qt::Key_A);
             stage.type("triedEdit", u"Removed the saved password and signed in anew"_s);
         }},
        {u"assign"_s,
         [](Stage &stage, Day &) {
             stage.key(Qt::Key_Escape);
             stage.find<ui::TicketView>("ticketView")->assignToSomebody();
         }},
        {u"priority"_s, [](Stage &stage, Day &) { stage.find<ui::TicketView>("ticketView")->editPriority(); }},
        {u"why-due"_s,
         [](Stage &stage, Day &) {
             if (auto *why = stage.find<QAbstractButton>("whyButton"); why && why->isVisible())
                 why->click();
         }},
        {u"menu"_s,
         [](Stage &stage, Day &) {
             if (auto *more = stage.find<QPushButton>("moreButton"))
                 QTimer::singleShot(0, more, [more] { more->click(); });
         }},
        {u"files"_s,
         [](Stage &stage, Day &day) {
             stage.openTicket(day.ticketWithPicture());
             stage.scrollDown("ticketScrollArea");
         }},
        {u"picture-viewer"_s,
         [](Stage &stage, Day &) {
             const auto files = stage.window.findChildren<ui::AttachmentLine *>();
             if (!files.isEmpty())
                 files.constFirst()->click();
         }},
        {u"text-viewer"_s,
         [](Stage &stage, Day &day) {
             stage.openTicket(day.busyTicket());
             const auto files = stage.window.findChildren<ui::AttachmentLine *>();
             if (!files.isEmpty())
                 files.constFirst()->click();
         }},
        {u"empty-queue"_s,
         [](Stage &stage, Day &) {
             stage.window.goTo(u"tickets"_s);
             stage.key(Qt::Key_Escape);
             stage.key(Qt::Key_Escape);
             stage.key(Qt::Key_Slash);
             stage.type("quickFilterEdit", u"nothing is called like this"_s);
         }},
        {u"search"_s,
         [](Stage &stage, Day &) {
             stage.find<QLineEdit>("quickFilterEdit")->clear();
             stage.window.goTo(u"knowledge"_s);
             stage.type("searchEdit", u"certificate not trusted"_s);
         }},
        {u"article"_s,
         [](Stage &stage, Day &) {
             stage.find<QLineEdit>("searchEdit")->clear();
             stage.type("searchEdit", u"profile folder move"_s);
             stage.settle();
             stage.key(Qt::Key_Down);
         }},
        {u"nothing-found"_s,
         [](Stage &stage, Day &) {
             stage.find<QLineEdit>("searchEdit")->clear();
             stage.type("searchEdit", u"qqqqzzzz"_s);
         }},
        {u"new-ticket"_s,
         [](Stage &stage, Day &) {
             stage.find<QLineEdit>("searchEdit")->clear();
             stage.window.goTo(u"new-ticket"_s);
         }},
        {u"new-ticket-refused"_s,
         [](Stage &stage, Day &) {
             stage.press("createButton");
             stage.type("requesterEdit", u"user6"_s);
         }},
        {u"outbox"_s, [](Stage &stage, Day &) { stage.window.goTo(u"outbox"_s); }},
        {u"outbox-needs-you"_s, [](Stage &stage, Day &) { stage.window.goTo(u"outbox/needs-you"_s); }},
        {u"outbox-act"_s,
         [](Stage &stage, Day &day) {
             for (const domain::Operation &operation : day.workspace().operations()) {
                 if (operation.content[u"kind"].toString() == u"attempt")
                     stage.window.goTo(u"outbox/"_s + operation.id.toString(QUuid::WithoutBraces));
             }
         }},
        {u"report"_s, [](Stage &stage, Day &) { stage.window.goTo(u"outbox/report/latest"_s); }},
        {u"report-end"_s, [](Stage &stage, Day &) { stage.scrollDown("reportScrollArea"); }},
        {u"conflict"_s,
         [](Stage &stage, Day &day) {
             stage.window.goTo(u"conflict/"_s + day.conflict().toString(QUuid::WithoutBraces));
         }},
        {u"conflict-decided"_s,
         [](Stage &stage, Day &) {
             stage.press("allMineButton");
             stage.scrollDown("conflictScrollArea");
         }},
        {u"escalation"_s,
         [](Stage &stage, Day &day) {
             stage.window.goTo(u"escalate/"_s + day.busyTicket());
             stage.settle();
             stage.type("symptomEdit", u"Printing stops after the first page, every time, since Monday morning"_s);
         }},
        {u"escalation-refused"_s,
         [](Stage &stage, Day &) {
             stage.press("nextButton");
             stage.press("nextButton");
             stage.press("software-defectCard");
             stage.type("whyNextTierEdit", u"Unable to resolve, needs engineering review."_s);
             stage.press("escalateButton");
             stage.press("nextButton");
             stage.press("nextButton");
         }},
        {u"escalation-read"_s,
         [](Stage &stage, Day &) {
             stage.press("nextButton");
             stage.press("nextButton");
         }},
        {u"keys"_s,
         [](Stage &stage, Day &) {
             stage.press("startOverButton");
             stage.window.goTo(u"keys"_s);
         }},
        {u"keep"_s, [](Stage &stage, Day &) { stage.window.goTo(u"keep"_s); }},
        {u"toast"_s,
         [](Stage &stage, Day &day) {
             stage.openTicket(day.busyTicket());
             stage.window.sayActed(QCoreApplication::translate("secondline::ui::TicketView",
                                                               "Comment saved on this device. Waiting to send."),
                                   QUuid::createUuid());
         }},
        {u"narrow"_s,
         [](Stage &stage, Day &day) {
             stage.window.resize(1024, 720);
             stage.openTicket(day.busyTicket());
         }},
        {u"failure"_s,
         [](Stage &stage, Day &) {
             domain::Failure failure;
             failure.kind = domain::Failure::Kind::WrongKey;
             stage.window.showFailure(failure);
         }},
    };
    return all;
}

} // namespace

QList<Shot> takeShots(Day &day, ui::Theme &theme, const Form &form, const QString &only,
                      const std::function<void(const Shot &)> &taken)
{
    QList<Shot> shots;
    const auto keep = [&](const QString &name, QWidget &window) {
        Shot shot;
        shot.name = u"%1-%2"_s.arg(shots.size() + 1, 2, 10, QChar(u'0')).arg(name);
        if (only.isEmpty() || name.contains(only)) {
            shot.image = photograph(window);
            shot.cut = tests::cutTexts(window);
            taken(shot);
        }
        shots.append(shot);
    };
    {
        Stage stage(day.workspace(), day.profile(), theme, form);
        for (const Screen &screen : screens()) {
            screen.reach(stage, day);
            stage.settle();
            keep(screen.name, stage.window);
            closeWhatStandsOver(stage.window);
        }
    }
    {
        Stage stage(day.fresh(), day.freshProfile(), theme, form);
        stage.settle();
        keep(u"first-run"_s, stage.window);
        stage.type("serverEdit", u"http://desk"_s);
        stage.press("findServerButton");
        stage.settle();
        keep(u"first-run-refused"_s, stage.window);
        stage.window.signInWith(day.link());
        waitFor("the server", [&stage] { return stage.find<QLineEdit>("tokenEdit")->isVisible(); });
        stage.settle();
        keep(u"first-run-token"_s, stage.window);
        stage.press("signInButton");
        const auto *page = stage.find<QWidget>("signInPage");
        waitFor("what there is to keep", [page] { return page->findChild<ui::KeepList *>()->isVisible(); });
        stage.settle();
        keep(u"first-run-keep"_s, stage.window);
    }
    {
        ui::GalleryWindow gallery(theme);
        gallery.resize(form.size);
        gallery.show();
        QTest::qWait(settleMs);
        Shot shot;
        shot.name = u"%1-gallery"_s.arg(shots.size() + 1, 2, 10, QChar(u'0'));
        if (only.isEmpty() || shot.name.contains(only)) {
            shot.cut = tests::cutTexts(gallery);
            shot.image = gallery.picture().toImage();
            taken(shot);
        }
        shots.append(shot);
    }
    shots.removeIf([](const Shot &shot) { return shot.image.isNull(); });
    return shots;
}

} // namespace secondline::pictures
