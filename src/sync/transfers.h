// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/state.h"

//! Files on their way: those that waiting operations name go up first, one at a time; those that the person wants to
//! see come down beside them. One that cannot be sent holds back only the operations that name it.
namespace secondline::sync::transfers {

//! An operation names a file that the server has not confirmed yet.
bool awaited(const State &state, const domain::Operation &operation);
//! Sends what may be sent now. Needs a session.
void decide(Step &step);
void uploaded(Step &step, const UnderWay &request, const Uploaded &answer);
void downloaded(Step &step, const UnderWay &request, const Downloaded &answer);
//! True if the failure is one of the connection, which everything waits for.
bool failed(Step &step, const UnderWay &request, const RequestFailure &failure);
void blobsChanged(State &state, QMap<QString, bool> blobs);
void wanted(State &state, const domain::Attachment &attachment);

} // namespace secondline::sync::transfers
