// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cuttext.h"
#include "pseudolocale.h"
#include "scriptedticket.h"
#include "scriptedworkspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/controls.h"
#include "ui/theme/growingedit.h"
#include "ui/theme/theme.h"
#include "ui/tickets/ticketview.h"

#include <QLineEdit>
#include <QListView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;

namespace {

//! A desktop whose person changes their mind.
class ScriptedLook : public DesktopLook
{
public:
    struct Wish
    {
        bool dark = false;
        QFont font;
    };
    explicit ScriptedLook(const Wish *wish)
        : m_wish(wish)
    {
    }
    bool dark() const override { return m_wish->dark; }
    QFont font() const override { return m_wish->font; }

private:
    const Wish *m_wish;
};

//! A long subject, as bad as can be, with work that waits.
domain::TicketPicture busyTicket(const QString &id, const QString &number)
{
    domain::TicketPicture result = scriptedTicket(id, number);
    result.ticket.subject = u"emails time out when addressed to \"@shaw.ca\" since the change of the provider"_s;
    result.ticket.body = u"Mail bounces half a day later: message reached max retries."_s;
    result.ticket.impact = 1;
    result.ticket.urgency = 1;
    result.ticket.priority = domain::Priority::P1;
    result.entries.first().pending = true;
    result.pendingChanges = 1;
    return result;
}

domain::Operation note(uint number, domain::OperationState state)
{
    domain::Operation operation;
    operation.id = QUuid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    operation.type = domain::ObjectType::Entry;
    operation.ticket = u"t1"_s;
    operation.content = {{u"kind"_s, u"note"_s}, {u"text"_s, u"Asked the provider for their log of that night."_s}};
    operation.actedAt = scriptedNow().addSecs(-3600);
    operation.state = state;
    return operation;
}

domain::Conflict basement()
{
    domain::Conflict conflict;
    conflict.operation = note(7, domain::OperationState::Conflict);
    conflict.operation.type = domain::ObjectType::Ticket;
    conflict.operation.action = domain::Operation::Action::Update;
    conflict.ticketNumber = u"HD-016862"_s;
    conflict.subject = u"Error Filter action failed"_s;
    const auto field = [](const QString &property, const QJsonValue &base, const QJsonValue &mine,
                          const QJsonValue &theirs, domain::FieldMerge::Verdict verdict) {
        return domain::FieldMerge{property, base, mine, theirs, verdict, u"t2second"_s, scriptedNow().addSecs(-4000)};
    };
    conflict.fields = {
        field(u"category"_s, u"Mail"_s, u"Mail"_s, u"Filters"_s, domain::FieldMerge::Verdict::TheirsOnly),
        field(u"status"_s, u"open"_s, u"resolved"_s, u"pending"_s, domain::FieldMerge::Verdict::Clash),
        field(u"subject"_s, u"Ask whether filters exist"_s, u"Ask whether all filters exist"_s, u"Delete the filter"_s,
              domain::FieldMerge::Verdict::Clash)};
    return conflict;
}

//! What differs between two windows that should be alike: places and letters of their widgets.
QStringList differences(const QWidget &a, const QWidget &b)
{
    QStringList found;
    const auto shown = [](const QWidget &window) {
        QList<QWidget *> all = window.findChildren<QWidget *>();
        all.removeIf([&window](const QWidget *widget) { return !widget->isVisible() || widget->window() != &window; });
        return all;
    };
    const QList<QWidget *> as = shown(a);
    const QList<QWidget *> bs = shown(b);
    if (as.size() != bs.size())
        return {u"%1 widgets are shown, not %2"_s.arg(as.size()).arg(bs.size())};
    for (qsizetype i = 0; i < as.size(); ++i) {
        const QWidget *one = as[i];
        const QWidget *other = bs[i];
        const QString name = QString::fromLatin1(one->metaObject()->className()) + u' ' + one->objectName();
        if (one->geometry() != other->geometry())
            found.append(
                u"%1 (in %2): at %3,%4 %5x%6 instead of %7,%8 %9x%10"_s.arg(name, one->parentWidget()->objectName())
                    .arg(one->x())
                    .arg(one->y())
                    .arg(one->width())
                    .arg(one->height())
                    .arg(other->x())
                    .arg(other->y())
                    .arg(other->width())
                    .arg(other->height()));
        if (one->font() != other->font())
            found.append(u"%1: letters of %2 pt instead of %3"_s.arg(name)
                             .arg(one->font().pointSizeF())
                             .arg(other->font().pointSizeF()));
    }
    return found;
}

} // namespace

//! How the window looks when the desktop changes under it, with large letters, long words and mirrored.
class TestLooks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void theThemeFollowsTheDesktop();
    void aChoiceOfOneIsKept();
    void aChangeIsAsGoodAsAFreshStart_data();
    void aChangeIsAsGoodAsAFreshStart();
    void nothingIsCut_data();
    void nothingIsCut();
    void theSearchFieldsHintHasItsOwnPlace_data();
    void theSearchFieldsHintHasItsOwnPlace();

private:
    std::unique_ptr<MainWindow> window(const QString &place) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<workspace::Workspace> m_workspace;
    std::unique_ptr<Theme> m_theme;
    ScriptedLook::Wish m_wish;
};

void TestLooks::init()
{
    m_wish = {};
    m_wish.font = PlatformLook().font();
    m_folder = std::make_unique<QTemporaryDir>();
    m_theme = std::make_unique<Theme>(std::make_unique<ScriptedLook>(&m_wish));
    m_workspace = scriptedWorkspace();
    Script &script = scriptOf(m_workspace.get());
    script.server = QUrl(u"https://desk.example.org"_s);
    domain::Person me;
    me.id = domain::PersonId(u"p1"_s);
    me.login = me.name = u"t2tech"_s;
    me.tierLevel = 2;
    script.me = me;
    script.persons = {me};
    script.tiers = {{domain::TierId(u"tier2"_s), 2, u"Tier 2"_s, {}}};
    domain::Queue queue;
    queue.id = domain::QueueId(u"q2"_s);
    queue.name = u"Mail delivery · Tier 2"_s;
    queue.area = u"Mail delivery"_s;
    queue.tierId = domain::TierId(u"tier2"_s);
    queue.rights = {true, true, false};
    script.queues = {queue};
    script.summaries = {{queue, 2, 216, 4}};
    script.status.phase = domain::SyncStatus::Phase::Idle;
    script.status.online = false;
    script.status.offlineSince = scriptedNow().addSecs(-4500);
    script.status.lastSync = scriptedNow().addSecs(-4500);
    int row = 0;
    for (const auto &[id, number] : {std::pair(u"t1"_s, u"HD-017410"_s), std::pair(u"t2"_s, u"HD-016862"_s)}) {
        const domain::TicketPicture ticket = busyTicket(id, number);
        domain::ListedTicket listed = scriptedRow(++row, ticket);
        listed.priority = ticket.ticket.priority;
        script.tickets.insert(id, ticket);
        script.listed.insert(id, listed);
    }
    script.operations = {note(1, domain::OperationState::Queued), note(2, domain::OperationState::Rejected)};
    const domain::Conflict conflict = basement();
    script.conflicts.insert(conflict.operation.id, conflict);
}

void TestLooks::cleanup()
{
    m_workspace.reset();
    m_theme.reset();
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

std::unique_ptr<MainWindow> TestLooks::window(const QString &place) const
{
    auto window = std::make_unique<MainWindow>(*m_workspace, *m_theme, m_folder->path(), scriptedNow);
    window->setAsking(false);
    window->resize(1280, 800);
    window->show();
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window.get()))
        qWarning("the window is not active");
    window->goTo(u"tickets"_s);
    window->goTo(place);
    QTest::qWait(60);
    return window;
}

void TestLooks::theThemeFollowsTheDesktop()
{
    const auto shown = window(u"tickets"_s);
    QVERIFY(!m_theme->dark());
    const int line = m_theme->lineHeight(TextSize::Body);
    m_wish.dark = true;
    m_wish.font.setPointSizeF(m_wish.font.pointSizeF() * 1.5);
    QEvent changed(QEvent::ThemeChange);
    QCoreApplication::sendEvent(shown->windowHandle(), &changed);
    QVERIFY(m_theme->dark());
    QCOMPARE(QApplication::palette().color(QPalette::Base), Theme::colours(true)[static_cast<size_t>(Role::Base)]);
    QCOMPARE(QApplication::font().pointSizeF(), m_wish.font.pointSizeF());
    QVERIFY(m_theme->lineHeight(TextSize::Body) > line);
    // The same said by the application's palette, as where the platform knows no window.
    m_wish.dark = false;
    QPalette other = QApplication::palette();
    other.setColor(QPalette::Disabled, QPalette::Shadow, Qt::red);
    QApplication::setPalette(other);
    QVERIFY(!m_theme->dark());
    QCOMPARE(QApplication::palette().color(QPalette::Base), Theme::colours(false)[static_cast<size_t>(Role::Base)]);
}

void TestLooks::aChoiceOfOneIsKept()
{
    const auto shown = window(u"tickets"_s);
    m_theme->choose(Theme::Choice::Light);
    m_wish.dark = true;
    QEvent changed(QEvent::ThemeChange);
    QCoreApplication::sendEvent(shown->windowHandle(), &changed);
    QVERIFY(!m_theme->dark());
    m_theme->choose(Theme::Choice::System);
    QVERIFY(m_theme->dark());
}

void TestLooks::aChangeIsAsGoodAsAFreshStart_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("percent");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const QString &place : QStringList{u"ticket/t1"_s, u"knowledge"_s, u"outbox"_s,
                                            u"conflict/"_s + basement().operation.id.toString(QUuid::WithoutBraces),
                                            u"new-ticket"_s, u"keys"_s, u"sign-in"_s}) {
        const QByteArray name = place.section(u'/', 0, 0).toLatin1();
        QTest::addRow("%s, dark", name.constData()) << place << true << 100 << Qt::LeftToRight;
        QTest::addRow("%s, large letters", name.constData()) << place << false << 150 << Qt::LeftToRight;
        QTest::addRow("%s, mirrored", name.constData()) << place << false << 100 << Qt::RightToLeft;
    }
}

void TestLooks::aChangeIsAsGoodAsAFreshStart()
{
    QFETCH(QString, place);
    QFETCH(bool, dark);
    QFETCH(int, percent);
    QFETCH(Qt::LayoutDirection, direction);
    const auto changed = window(place);
    m_wish.dark = dark;
    m_wish.font.setPointSizeF(m_wish.font.pointSizeF() * percent / 100);
    QEvent change(QEvent::ThemeChange);
    QCoreApplication::sendEvent(changed->windowHandle(), &change);
    QGuiApplication::setLayoutDirection(direction);
    QTest::qWait(250);
    const QImage before = changed->centralWidget()->grab().toImage();
    const auto fresh = window(place);
    QTest::qWait(100);
    const QImage after = fresh->centralWidget()->grab().toImage();
    const QStringList differing = differences(*changed, *fresh);
    QVERIFY2(differing.isEmpty(), qPrintable(u"\n"_s + differing.join(u'\n')));
    int others = 0;
    for (int y = 0; y < before.height(); ++y) {
        for (int x = 0; x < before.width(); ++x)
            others += before.pixel(x, y) != after.pixel(x, y) ? 1 : 0;
    }
    // A caret blinks, and the ring of what has the focus depends on how it came by it.
    constexpr int ofFocus = 2000;
    QVERIFY2(others < ofFocus, qPrintable(u"%1 pixels differ"_s.arg(others)));
}

void TestLooks::nothingIsCut_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<int>("percent");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<bool>("pseudo");
    for (const QString &place : QStringList{u"ticket/t1"_s, u"knowledge"_s, u"outbox"_s, u"outbox/needs-you"_s,
                                            u"conflict/"_s + basement().operation.id.toString(QUuid::WithoutBraces),
                                            u"new-ticket"_s, u"keys"_s, u"sign-in"_s}) {
        const QByteArray name = place.left(16).toLatin1();
        for (const int percent : {100, 150, 200})
            QTest::addRow("%s, %d %%", name.constData(), percent) << place << percent << Qt::LeftToRight << false;
        QTest::addRow("%s, 200 %%, mirrored", name.constData()) << place << 200 << Qt::RightToLeft << false;
        QTest::addRow("%s, long words", name.constData()) << place << 100 << Qt::LeftToRight << true;
        QTest::addRow("%s, long words, 200 %%", name.constData()) << place << 200 << Qt::LeftToRight << true;
    }
}

void TestLooks::nothingIsCut()
{
    QFETCH(QString, place);
    QFETCH(int, percent);
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(bool, pseudo);
    tests::PseudoLocale words;
    if (pseudo)
        QCoreApplication::installTranslator(&words);
    m_theme->scaleText(percent);
    QGuiApplication::setLayoutDirection(direction);
    const auto shown = window(place);
    const QStringList cut = tests::cutTexts(*shown);
    QCoreApplication::removeTranslator(&words);
    QVERIFY2(cut.isEmpty(), qPrintable(u"\n"_s + cut.join(u'\n')));
}

void TestLooks::theSearchFieldsHintHasItsOwnPlace_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void TestLooks::theSearchFieldsHintHasItsOwnPlace()
{
    QFETCH(Qt::LayoutDirection, direction);
    QGuiApplication::setLayoutDirection(direction);
    const auto shown = window(u"tickets"_s);
    auto *field = shown->findChild<QLineEdit *>(u"searchEdit"_s);
    // The hint is painted where no letter of the placeholder stands: what the placeholder alone paints there is ground.
    const QString hint = QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText);
    const int width = QFontMetrics(textFont(TextSize::Caption)).horizontalAdvance(hint);
    const QString placeholder = field->placeholderText();
    field->setPlaceholderText(QString(60, u'W'));
    const QRect trailing(field->width() - space::s2 - width, 0, width, field->height());
    const QRect place = QStyle::visualRect(direction, field->rect(), trailing).adjusted(0, 4, 0, -4);
    const QImage crowded = field->grab().toImage().copy(place);
    field->setPlaceholderText({});
    const QImage alone = field->grab().toImage().copy(place);
    field->setPlaceholderText(placeholder);
    QCOMPARE(crowded, alone);
}

QTEST_MAIN(TestLooks)
#include "tst_looks.moc"
