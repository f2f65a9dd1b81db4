// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/documenttree.h"

//! A tree as text, one node a line, indented: what the tests compare.
QString treePicture(const secondline::render::DocumentTree &tree);
