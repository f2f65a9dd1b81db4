// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/certificatetext.h"

#include "ui/shell/ruletext.h"

#include <QCoreApplication>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

struct CertificateWords
{
    Q_DECLARE_TR_FUNCTIONS(CertificateWords)
};

} // namespace

CertificateText certificateText(const domain::Failure &failure)
{
    // "host: certificate expired on …": the host stands in the field above.
    QString said = failure.detail.section(u"; "_s, 0, 0);
    if (const qsizetype colon = said.indexOf(u": certificate "); colon >= 0)
        said.remove(0, colon + 2);
    CertificateText text{ruleText(said), {}, false};
    if (!text.reason.isEmpty())
        text.reason[0] = text.reason[0].toUpper();
    if (said.contains(u"authority")) {
        text.wantsAuthority = true;
        text.advice = CertificateWords::tr("If your company signs its certificates itself, choose the file of its "
                                           "authority. Your desk has it. Do not go on without.");
    } else if (said.contains(u"expired")) {
        text.advice = CertificateWords::tr("Look whether this device’s date is right. If it is, your desk has to renew "
                                           "the certificate.");
    } else if (said.contains(u"not valid before")) {
        text.advice = CertificateWords::tr("Look whether this device’s date is right.");
    } else if (said.contains(u"another host")) {
        text.advice = CertificateWords::tr("Look for a slip in the address. In a hotel or guest network, sign in to "
                                           "the network first.");
    } else {
        text.advice = CertificateWords::tr("Tell your desk what is written here. Do not go on without their answer.");
    }
    return text;
}

} // namespace secondline::ui
