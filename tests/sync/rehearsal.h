// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine.h"

#include <deque>

//! Drives an engine by hand: each event is a line of the test, each effect is kept to be looked at.
class Rehearsal
{
public:
    explicit Rehearsal(secondline::sync::Binding binding = {});

    //! Takes an event now and keeps its effects; those of the last event alone are in last().
    void happens(secondline::sync::Event event);
    void passes(qint64 milliseconds) { m_now.monotonicMs += milliseconds; }
    void setRandom(double random) { m_now.random = random; }

    const secondline::sync::Effects &last() const { return m_last; }
    const secondline::sync::State &state() const { return m_engine.state(); }

    //! All effects of the kind in the last step.
    template <class T> QList<T> effects() const
    {
        QList<T> found;
        for (const secondline::sync::Effect &effect : m_last) {
            if (const T *one = std::get_if<T>(&effect))
                found.append(*one);
        }
        return found;
    }
    //! The requests of the kind that the last step sent, with their numbers.
    template <class T> QList<std::pair<quint64, T>> sent() const
    {
        QList<std::pair<quint64, T>> found;
        for (const secondline::sync::Send &send : effects<secondline::sync::Send>()) {
            if (const T *one = std::get_if<T>(&send.what))
                found.append({send.request, *one});
        }
        return found;
    }
    //! Says that each store of the last step, and of what follows from that, is committed.
    void commitAll();
    //! Answers the count that is under way.
    void counts(int vanishing, int held);
    //! Answers the only request of kind \a T that the last step sent.
    template <class T> void answer(secondline::sync::Answer answer)
    {
        const auto requests = sent<T>();
        Q_ASSERT(requests.size() == 1);
        happens(secondline::sync::Answered{requests.first().first, std::move(answer), {1, 100}});
    }
    template <class T> void refuse(secondline::domain::Failure::Kind kind, bool mayHaveArrived = false)
    {
        const auto requests = sent<T>();
        Q_ASSERT(requests.size() == 1);
        happens(secondline::sync::Failed{requests.first().first, {{kind, {}}, std::nullopt, mayHaveArrived}, {1, 0}});
    }

    //! Started with an empty cache, or with one that was synced before; up to the open session.
    void startFresh();
    void startSynced();
    //! From startSynced(): the first delta was answered with nothing; idle.
    void settleDown();

    static secondline::sync::Session session();
    static QMap<QString, QString> syncedCursors();
    //! Every state given as "s1", no rows.
    static secondline::sync::Pulled emptyOverview();
    //! The states as they are in \a cursors: nothing changed.
    static secondline::sync::Pulled emptyDelta();
    //! Rows that hold their id, and in \a property the value that is given for each.
    static secondline::domain::RowBatch rows(secondline::domain::ObjectType type, const QStringList &ids,
                                             std::string_view property = {}, const QStringList &values = {});
    static secondline::domain::Operation comment(const QString &ticket, int number);
    static secondline::domain::Operation change(const QString &ticket, int number);

private:
    secondline::sync::Engine m_engine;
    secondline::sync::Moment m_now;
    secondline::sync::Effects m_last;
};
