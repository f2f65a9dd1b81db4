// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/priority.h"

#include <QTest>

using namespace secondline::domain;

class PriorityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matrix_data()
    {
        QTest::addColumn<int>("impact");
        QTest::addColumn<int>("urgency");
        QTest::addColumn<int>("priority");
        const int expected[3][3] = {{1, 2, 3}, {2, 3, 4}, {3, 4, 4}};
        for (int impact = 1; impact <= 3; ++impact) {
            for (int urgency = 1; urgency <= 3; ++urgency)
                QTest::addRow("%d x %d", impact, urgency) << impact << urgency << expected[impact - 1][urgency - 1];
        }
    }
    void matrix()
    {
        QFETCH(int, impact);
        QFETCH(int, urgency);
        QTEST(static_cast<int>(priorityFor(impact, urgency).value()), "priority");
    }

    void nothingOutsideTheRange_data()
    {
        QTest::addColumn<int>("impact");
        QTest::addColumn<int>("urgency");
        QTest::newRow("impact 0") << 0 << 1;
        QTest::newRow("impact 4") << 4 << 1;
        QTest::newRow("urgency 0") << 1 << 0;
        QTest::newRow("urgency 4") << 1 << 4;
        QTest::newRow("negative") << -1 << -1;
    }
    void nothingOutsideTheRange()
    {
        QFETCH(int, impact);
        QFETCH(int, urgency);
        QVERIFY(!priorityFor(impact, urgency).has_value());
    }
};

QTEST_APPLESS_MAIN(PriorityTest)
#include "tst_priority.moc"
