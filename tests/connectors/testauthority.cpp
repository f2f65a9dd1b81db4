// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testauthority.h"

#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(path));
    return file.readAll();
}

const QStringList newKey = {u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s};

} // namespace

TestAuthority::TestAuthority(const QString &name)
{
    run(QStringList{u"req"_s, u"-x509"_s} + newKey
        + QStringList{u"-keyout"_s, path(u"ca.key"_s), u"-out"_s, caFile(), u"-subj"_s, u"/O=Tests/CN="_s + name,
                      u"-days"_s, u"2"_s, u"-addext"_s, u"basicConstraints=critical,CA:TRUE"_s});
}

TestAuthority::Leaf TestAuthority::issue(const QString &names, int days) const
{
    QFile extensions(path(u"ext"_s));
    if (!extensions.open(QIODevice::WriteOnly))
        qFatal("no temporary files");
    extensions.write("subjectAltName=" + names.toUtf8() + "\n");
    extensions.close();
    run(QStringList{u"req"_s} + newKey
        + QStringList{u"-keyout"_s, path(u"leaf.key"_s), u"-out"_s, path(u"leaf.csr"_s), u"-subj"_s, u"/CN=leaf"_s});
    run({u"x509"_s, u"-req"_s, u"-in"_s, path(u"leaf.csr"_s), u"-CA"_s, caFile(), u"-CAkey"_s, path(u"ca.key"_s),
         u"-CAcreateserial"_s, u"-days"_s, QString::number(days), u"-extfile"_s, path(u"ext"_s), u"-out"_s,
         path(u"leaf.pem"_s)});
    return {QSslCertificate(contentOf(path(u"leaf.pem"_s))), QSslKey(contentOf(path(u"leaf.key"_s)), QSsl::Ec)};
}

QString TestAuthority::caFile() const
{
    return path(u"ca.pem"_s);
}

QSslCertificate TestAuthority::certificate() const
{
    return QSslCertificate(contentOf(caFile()));
}

void TestAuthority::run(const QStringList &arguments) const
{
    QProcess openssl;
    openssl.start(u"openssl"_s, arguments);
    if (!openssl.waitForFinished() || openssl.exitCode() != 0)
        qFatal("openssl %s: %s", qPrintable(arguments.join(u' ')), openssl.readAllStandardError().constData());
}
