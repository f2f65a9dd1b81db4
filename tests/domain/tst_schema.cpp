// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rowbatch.h"
#include "domain/schema.h"

#include <QSet>
#include <QTest>

using namespace secondline::domain;

class SchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesGoBothWays()
    {
        for (const ObjectType type : allObjectTypes)
            QCOMPARE(objectTypeNamed(nameOf(type)).value(), type);
        QVERIFY(!objectTypeNamed("ticket").has_value());
    }

    void propertiesAreNamedOnce()
    {
        for (const ObjectType type : allObjectTypes) {
            QSet<QByteArray> seen;
            for (const Property &property : properties(type)) {
                const QByteArray name(property.name.data(), static_cast<qsizetype>(property.name.size()));
                QVERIFY2(!seen.contains(name), name.constData());
                seen.insert(name);
                QVERIFY(&properties(type)[static_cast<size_t>(propertyIndex(type, property.name))] == &property);
            }
            QVERIFY(seen.contains("createdAt") && seen.contains("updatedAt"));
            QCOMPARE(propertyIndex(type, "id"), -1);
        }
    }

    void theDoorsBelongToTheServer()
    {
        const auto setBy = [](std::string_view name) {
            return properties(ObjectType::Ticket)[static_cast<size_t>(propertyIndex(ObjectType::Ticket, name))].setBy;
        };
        for (const std::string_view name : {"tierLevel", "priority", "number", "sla", "resolvedAt", "byId", "imported"})
            QCOMPARE(setBy(name), SetBy::Server);
        QCOMPARE(setBy("opId"), SetBy::Create);
    }

    void aSliceKeepsItsRowsAndItsPage()
    {
        auto page = std::make_shared<std::string>("t1t2t3");
        RowBatch batch(ObjectType::Tier, page);
        for (size_t i = 0; i < 3; ++i) {
            const std::span<Cell> cells = batch.append(std::string_view(*page).substr(2 * i, 2), qint64(i) + 1);
            cells[2] = {Cell::Kind::Integer, qint64(i), {}};
        }
        const RowBatch part = batch.slice(1, 2);
        const std::weak_ptr<std::string> watched = page;
        page.reset();
        batch = RowBatch(ObjectType::Tier, nullptr);
        QVERIFY(!watched.expired());
        QCOMPARE(part.size(), 2);
        QVERIFY(part.id(0) == "t2" && part.id(1) == "t3");
        QCOMPARE(part.version(1), 3);
        QCOMPARE(part.cells(1)[2].integer, 2);
        QCOMPARE(part.cells(1)[0].kind, Cell::Kind::Null);
    }
};

QTEST_APPLESS_MAIN(SchemaTest)
#include "tst_schema.moc"
