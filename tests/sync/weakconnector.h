// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/connector.h"
#include "weakserver.h"

#include <functional>

//! The port over a WeakServer: deltas by its clock with an overlap, deletions by ids only, no atomic anything.
class WeakConnector : public secondline::sync::Connector
{
    Q_OBJECT
public:
    //! What happens to a write.
    enum class Fate {
        Well,
        NeverArrives, //!< and the sender cannot know
        ReplyLost,
        ArrivesLate, //!< after the sender has given up: with arriveLate()
    };

    WeakConnector(WeakServer &server, secondline::sync::Abilities abilities);

    void send(quint64 request, const secondline::sync::Request &what) override;
    void cancelAll() override {}

    std::function<Fate(const secondline::domain::Operation &)> fate; //!< empty: all is well
    std::function<void()> beforeWrite;                               //!< what others do between the read and the write
    std::function<void()> afterWrite;                                //!< and between the write and the next read
    bool verbatim = true;                                            //!< texts are kept as they were sent
    void arriveLate();
    int deltas = 0;
    int writes = 0; //!< that arrived

private:
    secondline::sync::Answer answerTo(const secondline::sync::OpenSession &) const;
    secondline::sync::Answer answerTo(const secondline::sync::Overview &) const;
    secondline::sync::Answer answerTo(const secondline::sync::Page &page) const;
    secondline::sync::Answer answerTo(const secondline::sync::Delta &delta);
    secondline::sync::Answer answerTo(const secondline::sync::Fetch &fetch) const;
    secondline::sync::Answer answerTo(const secondline::sync::Look &look) const;
    secondline::sync::Answer answerTo(const secondline::sync::Survey &) const { return {}; }
    secondline::sync::Answer answerTo(const secondline::sync::Upload &) const { return {}; }
    secondline::sync::Answer answerTo(const secondline::sync::Download &) const { return {}; }
    void push(quint64 request, const secondline::sync::Push &push);
    secondline::sync::Pushed::Outcome write(const secondline::domain::Operation &operation);
    secondline::domain::RowBatch rows(secondline::domain::ObjectType type, const QStringList &ids) const;
    std::optional<QJsonObject> object(secondline::domain::ObjectType type, const QString &id) const;

    WeakServer &m_server;
    QList<secondline::domain::Operation> m_late;
    secondline::sync::Abilities m_abilities;
};
