// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine.h"
#include "weakconnector.h"

#include <deque>

//! A device on a weak server: the engine, its port, an outbox and a cache in memory, and a clock of their own.
class WeakDesk
{
public:
    explicit WeakDesk(secondline::sync::Abilities abilities);

    void start();
    //! The program ends and begins again; what was being sent is unknown.
    void restart();
    //! Lets so much time go by, in steps as the engine wants them.
    void passes(qint64 milliseconds);
    void act(secondline::domain::Operation operation);
    void happens(secondline::sync::Event event);

    const secondline::domain::Operation &operation(int number) const;
    //! The cache shows what the server has.
    bool converged() const;
    const secondline::sync::State &state() const { return m_engine->state(); }
    //! Entries on the server with that text.
    qsizetype entries(const QString &text) const;

    static secondline::sync::Abilities weakest();

    WeakServer server;
    WeakConnector connector;
    QList<secondline::domain::Operation> outbox;
    QMap<secondline::domain::ObjectType, WeakServer::Objects> cache;
    QList<secondline::domain::SyncReport> reports;

private:
    void run();

    template <class T> void perform(const T &) {}
    void perform(const secondline::sync::Send &send);
    void perform(const secondline::sync::ReadCache &);
    void perform(const secondline::sync::Store &store);
    void perform(const secondline::sync::Prune &prune);
    void perform(const secondline::sync::PurgeQueue &purge);
    void perform(const secondline::sync::PurgeStrays &purge);
    void perform(const secondline::sync::MarkSending &mark);
    void perform(const secondline::sync::Settle &settle);
    void perform(const secondline::sync::WakeAt &wake);
    void perform(const secondline::sync::CountVanishing &count);
    void perform(const secondline::sync::Report &report);

    std::unique_ptr<secondline::sync::Engine> m_engine;
    std::deque<secondline::sync::Event> m_events;
    QMap<QString, QString> m_cursors;
    qint64 m_now = 0;
    qint64 m_wake = -1;
};
