// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"

#include <QList>
#include <QStringList>

#include <map>

namespace secondline::scenarios {

//! The judge's own list of what the devices said "saved" to, kept outside of them, and what was seen to be wrong.
class Ledger
{
public:
    struct Act
    {
        domain::Operation operation; //!< as it was acknowledged
        int device = 0;
        QList<QJsonObject> contents; //!< as written, and as edited later
        qint64 withdrawnAt = -1;     //!< by its person; by the virtual clock
        bool undone = false;         //!< had taken effect, and a backup was put back over it
        bool copied = false;         //!< a second device holds it as well
        bool doubted = false; //!< its person was told that it may have arrived, or that the server does not show it
        bool late = false;    //!< a copy of it was on its way for longer than its device waited

        bool withdrawn() const { return withdrawnAt >= 0; }
    };

    void acknowledged(int device, const domain::Operation &operation)
    {
        m_acts[operation.id] = {operation, device, {operation.content}, -1, false, false, false, false};
    }
    Act *find(const QUuid &operation)
    {
        const auto it = m_acts.find(operation);
        return it == m_acts.end() ? nullptr : &it->second;
    }
    const std::map<QUuid, Act> &acts() const { return m_acts; }

    void violated(const QString &what)
    {
        if (!m_violations.contains(what))
            m_violations.append(what);
    }
    const QStringList &violations() const { return m_violations; }

private:
    std::map<QUuid, Act> m_acts;
    QStringList m_violations;
};

} // namespace secondline::scenarios
