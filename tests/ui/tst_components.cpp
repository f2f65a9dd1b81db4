// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cuttext.h"
#include "pseudolocale.h"
#include "ui/gallery/gallerywindow.h"
#include "ui/theme/inlineerror.h"
#include "ui/theme/progressline.h"
#include "ui/theme/sectionheader.h"
#include "ui/theme/stepper.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;

namespace {

QList<Step> guide()
{
    return {{u"Symptom"_s, StepState::Done, 2, 2},
            {u"Evidence"_s, StepState::Incomplete, 1, 2},
            {u"Reason"_s, StepState::Locked, 0, 1},
            {u"Contact"_s, StepState::Todo, 0, 1},
            {u"Send"_s, StepState::Locked, 0, 0}};
}

QList<QRgb> coloursOf(const QImage &image)
{
    QSet<QRgb> found;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found.insert(image.pixel(x, y));
    }
    return found.values();
}

} // namespace

//! The parts that screens are made of, each by itself.
class TestComponents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void stepsAreReachedByKeyboard();
    void lockedStepsArePassedOver();
    void aStepSaysHowCompleteItIs();
    void theStepAtHandStaysOverAnUpdate();
    void aRefusalIsSaidAndTakenBack();
    void theGoodExampleIsOffered();
    void aRefusalWraps();
    void progressSaysItsNumber();
    void aSectionSaysItsNameAndItsAside();
    void theGalleryHasAllSwitches();
    void theGalleryIsNowhereCut_data();
    void theGalleryIsNowhereCut();
    void everyControlOfTheGalleryHasAName();

private:
    std::unique_ptr<Theme> m_theme;
};

void TestComponents::init()
{
    m_theme = std::make_unique<Theme>();
}

void TestComponents::cleanup()
{
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    m_theme.reset();
}

void TestComponents::stepsAreReachedByKeyboard()
{
    Stepper stepper;
    stepper.setSteps(guide());
    stepper.show();
    QVERIFY(QTest::qWaitForWindowActive(&stepper));
    stepper.setFocus();
    QCOMPARE(stepper.current(), 0);
    QSignalSpy moved(&stepper, &Stepper::currentStepChanged);
    QTest::keyClick(&stepper, Qt::Key_Down);
    QCOMPARE(stepper.current(), 1);
    QTest::keyClick(&stepper, Qt::Key_4);
    QCOMPARE(stepper.current(), 3);
    QTest::keyClick(&stepper, Qt::Key_Up);
    QCOMPARE(stepper.current(), 1);
    QTest::keyClick(&stepper, Qt::Key_Home);
    QCOMPARE(stepper.current(), 0);
    QCOMPARE(moved.size(), 4);
    QCOMPARE(moved.at(1).at(0).toInt(), 3);
    QTest::mouseClick(stepper.viewport(), Qt::LeftButton, {},
                      stepper.visualRect(stepper.model()->index(3, 0)).center());
    QCOMPARE(stepper.current(), 3);
}

void TestComponents::lockedStepsArePassedOver()
{
    Stepper stepper;
    stepper.setSteps(guide());
    QVERIFY(!stepper.goTo(2));
    QVERIFY(!stepper.goTo(9));
    QVERIFY(stepper.goTo(1));
    QVERIFY(stepper.next()); // over the locked third
    QCOMPARE(stepper.current(), 3);
    QVERIFY(!stepper.next()); // the last one is locked
    QTest::keyClick(&stepper, Qt::Key_3);
    QCOMPARE(stepper.current(), 3);
    Step open = guide().at(2);
    open.state = StepState::Todo;
    stepper.setStep(2, open);
    QVERIFY(stepper.previous());
    QCOMPARE(stepper.current(), 2);
}

void TestComponents::aStepSaysHowCompleteItIs()
{
    Stepper stepper;
    stepper.setSteps(guide());
    const auto spoken = [&stepper](int place) {
        return stepper.model()->index(place, 0).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(spoken(1), u"Step 2 of 5: Evidence, 1 of 2, incomplete"_s);
    QCOMPARE(spoken(0), u"Step 1 of 5: Symptom, 2 of 2, done"_s);
    QCOMPARE(spoken(4), u"Step 5 of 5: Send, locked"_s);
    QVERIFY(!stepper.accessibleName().isEmpty());
    // Not by colour alone: done, incomplete, locked and not begun differ without any.
    QList<QImage> signs;
    stepper.resize(stepper.sizeHint());
    stepper.goTo(3);
    const QImage shown = stepper.grab().toImage().convertToFormat(QImage::Format_Grayscale8);
    for (const int place : {0, 1, 2}) {
        const QRect row = stepper.visualRect(stepper.model()->index(place, 0));
        signs.append(shown.copy(QRect(row.topLeft(), QSize(32, row.height()))));
    }
    QVERIFY(signs[0] != signs[1] && signs[1] != signs[2] && signs[0] != signs[2]);
}

void TestComponents::theStepAtHandStaysOverAnUpdate()
{
    Stepper stepper;
    QSignalSpy moved(&stepper, &Stepper::currentStepChanged);
    stepper.setSteps(guide());
    QCOMPARE(moved.size(), 1);
    stepper.goTo(3);
    QCOMPARE(moved.size(), 2);
    QList<Step> more = guide();
    more[1].state = StepState::Done;
    stepper.setSteps(more);
    QCOMPARE(stepper.current(), 3);
    QCOMPARE(moved.size(), 2);
    more[3].state = StepState::Locked;
    stepper.setSteps(more);
    QCOMPARE(stepper.current(), 0);
    QCOMPARE(moved.size(), 3);
}

void TestComponents::aRefusalIsSaidAndTakenBack()
{
    QLineEdit field;
    InlineError error(&field);
    field.resize(200, 28);
    QVERIFY(error.isHidden());
    const QColor edge = m_theme->colour(Role::BadEdge);
    QVERIFY(!coloursOf(field.grab().toImage()).contains(edge.rgba()));
    error.refuse(u"Tier 3 cannot start from this."_s, u"Say what you tested."_s);
    QVERIFY(error.refused());
    QCOMPARE(field.accessibleDescription(), u"Tier 3 cannot start from this. Say what you tested."_s);
    QCOMPARE(error.accessibleName(), field.accessibleDescription());
    QVERIFY(coloursOf(field.grab().toImage()).contains(edge.rgba()));
    error.accept();
    QVERIFY(error.isHidden());
    QVERIFY(field.accessibleDescription().isEmpty());
    QVERIFY(!coloursOf(field.grab().toImage()).contains(edge.rgba()));
}

void TestComponents::theGoodExampleIsOffered()
{
    QLineEdit field;
    QWidget page;
    InlineError error(&field, &page);
    auto *start = error.findChild<QPushButton *>(u"startFromExampleButton"_s);
    QSignalSpy wanted(&error, &InlineError::exampleWanted);
    error.refuse(u"Too little."_s);
    QVERIFY(!start->isVisibleTo(&page));
    error.refuse(u"Too little."_s, u"Say more."_s, u"Same account, other network: works."_s);
    QVERIFY(start->isVisibleTo(&page));
    start->click();
    QCOMPARE(wanted.value(0).value(0).toString(), u"Same account, other network: works."_s);
}

void TestComponents::aRefusalWraps()
{
    QLineEdit field;
    InlineError error(&field);
    error.refuse(u"Tier 3 cannot start from this."_s,
                 u"Say what you tested, what you ruled out, and what only Tier 3 can do."_s);
    const int wide = error.heightForWidth(900);
    const int narrow = error.heightForWidth(200);
    QCOMPARE(wide, m_theme->lineHeight(TextSize::Small));
    QVERIFY(narrow >= 3 * wide);
}

void TestComponents::progressSaysItsNumber()
{
    ProgressLine line(u"First sync"_s);
    auto *bar = line.findChild<QProgressBar *>(u"progressBar"_s);
    auto *cancel = line.findChild<QPushButton *>(u"cancelButton"_s);
    line.setProgress(12400, 18000, u"12,400 of 18,000 tickets"_s);
    QCOMPARE(bar->accessibleName(), u"First sync"_s);
    QCOMPARE(bar->accessibleDescription(), u"12,400 of 18,000 tickets"_s);
    QCOMPARE(bar->value() * 1000 / bar->maximum(), 688);
    // More than 32 bits, and more than there should be.
    line.setProgress(qint64(3) << 40, qint64(4) << 40, u"3 of 4 TB"_s);
    QCOMPARE(bar->value() * 1000 / bar->maximum(), 750);
    line.setProgress(5, 4, u"5 of 4"_s);
    QCOMPARE(bar->value(), bar->maximum());
    line.setProgress(7, 0, u"7 so far"_s);
    QCOMPARE(bar->maximum(), 0);
    QSignalSpy cancelled(&line, &ProgressLine::cancelWanted);
    cancel->click();
    QCOMPARE(cancelled.size(), 1);
    line.setCancellable(false);
    QVERIFY(cancel->isHidden());
}

void TestComponents::aSectionSaysItsNameAndItsAside()
{
    SectionHeader header(u"Proof of a defect"_s);
    QCOMPARE(header.accessibleName(), u"Proof of a defect"_s);
    const int alone = header.sizeHint().width();
    header.setAside(u"3 found in the timeline"_s);
    QCOMPARE(header.accessibleDescription(), u"3 found in the timeline"_s);
    QVERIFY(header.sizeHint().width() > alone);
    QCOMPARE(header.addAction(u"Open"_s)->accessibleName(), u"Open"_s);
}

void TestComponents::theGalleryHasAllSwitches()
{
    GalleryWindow gallery(*m_theme);
    gallery.show();
    gallery.findChild<QAbstractButton *>(u"darkButton"_s)->click();
    QVERIFY(m_theme->dark());
    gallery.findChild<QAbstractButton *>(u"lightButton"_s)->click();
    QVERIFY(!m_theme->dark());
    const int before = m_theme->lineHeight(TextSize::Body);
    auto *scale = gallery.findChild<QComboBox *>(u"scaleComboBox"_s);
    scale->setCurrentIndex(scale->findData(200));
    QVERIFY(m_theme->lineHeight(TextSize::Body) > before * 3 / 2);
    gallery.findChild<QAbstractButton *>(u"rightToLeftButton"_s)->click();
    QCOMPARE(gallery.layoutDirection(), Qt::RightToLeft);
}

void TestComponents::theGalleryIsNowhereCut_data()
{
    QTest::addColumn<int>("scale");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<bool>("pseudo");
    for (const int scale : {100, 150, 200}) {
        for (const bool pseudo : {false, true}) {
            QTest::addRow("%d %%%s", scale, pseudo ? ", long words" : "") << scale << Qt::LeftToRight << pseudo;
            QTest::addRow("%d %%%s, mirrored", scale, pseudo ? ", long words" : "")
                << scale << Qt::RightToLeft << pseudo;
        }
    }
}

void TestComponents::theGalleryIsNowhereCut()
{
    QFETCH(int, scale);
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(bool, pseudo);
    tests::PseudoLocale words;
    if (pseudo)
        QCoreApplication::installTranslator(&words);
    GalleryWindow gallery(*m_theme);
    gallery.show();
    // Changed while it is on screen: that is what has to be followed.
    m_theme->scaleText(scale);
    QGuiApplication::setLayoutDirection(direction);
    QTest::qWait(250);
    const QStringList cut = tests::cutTexts(gallery);
    QCoreApplication::removeTranslator(&words);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
}

void TestComponents::everyControlOfTheGalleryHasAName()
{
    GalleryWindow gallery(*m_theme);
    gallery.show();
    const QList<QWidget *> all = gallery.findChildren<QWidget *>();
    for (QWidget *widget : all) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->objectName().startsWith(u"qt_"))
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(spoken);
        QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(),
                 qPrintable(QString::fromLatin1(widget->metaObject()->className()) + widget->objectName()));
    }
}

QTEST_MAIN(TestComponents)
#include "tst_components.moc"
