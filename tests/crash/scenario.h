// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memorydisk.h"
#include "profile.h"

#include <functional>
#include <optional>
#include <vector>

namespace secondline::crash {

//! One act of a person or of the sync, as the stores see it: it is acknowledged when it returns success.
struct Act
{
    QString name;
    std::function<domain::Result<void>(Profile &)> run;
};

//! A profile as it was, and what is done to it.
struct Scenario
{
    enum class Subject { Work, Cache, Files /*!< and the outbox that names them */ };
    std::string name;
    Subject subject = Subject::Work;
    std::vector<Act> before; //!< makes the profile; nothing goes wrong yet
    std::vector<Act> acts;
    bool closedBefore = true;                     //!< false: starts on the files as a killed program left them
    std::function<void(DiskImage &)> damage = {}; //!< what happened to the files before the acts
    QString keeps = {};                           //!< a file that is there whenever the profile opens
    std::optional<Act> then = {};                 //!< what must still go whatever was found
};

//! Every scenario; those that are drawn (`conversation`) are drawn from \a seed.
std::vector<Scenario> scenarios(quint64 seed);

//! \a count acts on an outbox that begins empty, in a likely order, drawn from \a seed: the same seed, the same acts.
//! \a textBytes is the size of each text.
std::vector<Act> conversation(quint64 seed, int count, int textBytes);

//! Adds a comment on the ticket `t1` of that many bytes of text; \a number tells them apart.
Act appendComment(int number, int textBytes);

} // namespace secondline::crash
