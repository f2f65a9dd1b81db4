// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/http/trust.h"

#include <QFile>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace secondline::connectors {

using namespace Qt::StringLiterals;
using domain::Failure;

namespace {

constexpr qint64 largestPem = 1024 * 1024;
constexpr int longestChain = 10;

bool leadsTo(const QSslCertificate &certificate, const QList<QSslCertificate> &chain,
             const QList<QSslCertificate> &authorities, int depth)
{
    if (authorities.contains(certificate))
        return true;
    if (depth == longestChain || certificate.isSelfSigned())
        return false;
    bool found = false;
    for (const QSslCertificate &candidate : chain) {
        if (candidate == certificate || candidate.subjectDisplayName() != certificate.issuerDisplayName()
            || candidate.subjectInfo(QSslCertificate::Organization)
                != certificate.issuerInfo(QSslCertificate::Organization))
            continue;
        // A forged twin of an intermediate must not vouch for the true one: each has to lead home.
        if (!leadsTo(candidate, chain, authorities, depth + 1))
            return false;
        found = true;
    }
    if (found)
        return true;
    return std::any_of(authorities.cbegin(), authorities.cend(), [&](const QSslCertificate &authority) {
        return authority.subjectDisplayName() == certificate.issuerDisplayName()
            && authority.subjectInfo(QSslCertificate::Organization)
            == certificate.issuerInfo(QSslCertificate::Organization);
    });
}

QString day(const QDateTime &instant)
{
    return instant.toUTC().date().toString(Qt::ISODate);
}

QString wordsFor(const QSslError &error, const QString &host)
{
    const QSslCertificate certificate = error.certificate();
    switch (error.error()) {
    case QSslError::CertificateExpired:
        return u"certificate expired on %1"_s.arg(day(certificate.expiryDate()));
    case QSslError::CertificateNotYetValid:
        return u"certificate is not valid before %1; is this device's clock right?"_s.arg(
            day(certificate.effectiveDate()));
    case QSslError::HostNameMismatch: {
        QStringList names = certificate.subjectAlternativeNames().values();
        if (names.isEmpty())
            names = certificate.subjectInfo(QSslCertificate::CommonName);
        names.sort();
        return u"certificate was issued for another host (%1), not for %2"_s.arg(names.join(u", "), host);
    }
    case QSslError::CertificateRevoked:
        return u"certificate was revoked"_s;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted: {
        const QString issuer = certificate.isNull() ? QString() : certificate.issuerDisplayName();
        return issuer.isEmpty() ? u"certificate comes from an unknown authority"_s
                                : u"certificate comes from an unknown authority (%1)"_s.arg(issuer);
    }
    default:
        return error.errorString();
    }
}

} // namespace

domain::Result<QList<QSslCertificate>> authoritiesIn(const QString &pemFile)
{
    QFile file(pemFile);
    if (!file.open(QIODevice::ReadOnly))
        return domain::failure(Failure::Kind::NotFound,
                               u"the authority file %1 cannot be read: %2"_s.arg(pemFile, file.errorString()));
    const QList<QSslCertificate> authorities = QSslCertificate::fromData(file.read(largestPem), QSsl::Pem);
    if (authorities.isEmpty())
        return domain::failure(Failure::Kind::BadInput, u"%1 holds no PEM certificate"_s.arg(pemFile));
    return authorities;
}

bool endsIn(const QList<QSslCertificate> &chain, const QList<QSslCertificate> &authorities)
{
    return !chain.isEmpty() && leadsTo(chain.first(), chain, authorities, 0);
}

QString wordsFor(const QList<QSslError> &errors, const QString &host)
{
    QStringList words;
    for (const QSslError &error : errors) {
        const QString said = wordsFor(error, host);
        if (!words.contains(said))
            words.append(said);
    }
    return words.join(u"; ");
}

} // namespace secondline::connectors
