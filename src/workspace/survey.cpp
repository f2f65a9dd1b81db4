// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands at an address, what there is to keep, and what of it is kept.

#include "workspace/workspace_p.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace secondline::workspace {

using namespace Qt::StringLiterals;
using domain::Failure;

namespace {

//! How much a failure says about an address: a certificate that is not trusted is the desk's own, more than silence is.
int weight(Failure::Kind kind)
{
    switch (kind) {
    case Failure::Kind::Untrusted:
        return 3;
    case Failure::Kind::Busy:
        return 2;
    case Failure::Kind::NotOurServer:
        return 1;
    default:
        return 0;
    }
}

} // namespace

void Workspace::Private::askOnce(const SignIn &signIn, std::optional<sync::Request> what, QObject *context,
                                 Then<domain::Result<sync::Answer>> then)
{
    if (!cacheLane)
        return then(domain::failure(Failure::Kind::Refused, u"no profile is open for writing"_s));
    const QPointer<QObject> guard(context);
    const auto tell = [this, guard, then = std::move(then)](const domain::Result<sync::Answer> &result) {
        toGui([guard, then, result] {
            if (guard)
                then(result);
        });
    };
    cacheLane->post([this, signIn, what = std::move(what), tell] {
        auto *one = connectors(signIn).release();
        one->setParent(cacheLane->context());
        QObject::connect(one, &sync::Connector::answered, one,
                         [one, what, tell](quint64 request, const sync::Answer &answer) {
                             if (request == 1 && what) {
                                 one->send(2, *what);
                                 return;
                             }
                             one->deleteLater();
                             tell(answer);
                         });
        QObject::connect(one, &sync::Connector::failed, one, [one, tell](quint64, const sync::RequestFailure &failed) {
            one->deleteLater();
            tell(tl::unexpected<Failure>(failed.failure));
        });
        one->send(1, sync::OpenSession{});
    });
}

void Workspace::findServer(const QList<QUrl> &addresses, const QString &caFile, QObject *context,
                           Then<domain::Result<QUrl>> then)
{
    struct Search
    {
        QList<QUrl> left;
        Failure told{Failure::Kind::BadInput, {}};
        bool first = true;
        std::function<void()> next;
    };
    auto search = std::make_shared<Search>();
    search->left = addresses;
    search->next = [this, search, caFile, guard = QPointer<QObject>(context), then] {
        if (!guard || search->left.isEmpty()) {
            const auto keep = std::exchange(search->next, {}); // it holds itself
            if (guard)
                then(tl::unexpected<Failure>(search->told));
            return;
        }
        const QUrl address = search->left.takeFirst();
        d->askOnce({address, {}, caFile}, std::nullopt, guard, [search, address, then](const auto &answer) {
            // Without a token nobody is let in: who says so knows what a sign-in is.
            if (answer || answer.error().kind == Failure::Kind::SignedOut) {
                search->next = {};
                then(address);
                return;
            }
            if (search->first || weight(answer.error().kind) > weight(search->told.kind))
                search->told = answer.error();
            search->first = false;
            const auto next = search->next;
            next();
        });
    };
    const auto begin = search->next;
    begin();
}

void Workspace::survey(const SignIn &signIn, QObject *context, Then<domain::Result<domain::DeskSurvey>> then)
{
    d->askOnce(signIn, sync::Survey{}, context, [then](const domain::Result<sync::Answer> &answer) {
        if (!answer)
            then(tl::unexpected<Failure>(answer.error()));
        else if (const auto *surveyed = std::get_if<sync::Surveyed>(&*answer))
            then(surveyed->desk);
        else
            then(domain::failure(Failure::Kind::Internal, u"an answer of the wrong kind"_s));
    });
}

void Workspace::survey(QObject *context, Then<domain::Result<domain::DeskSurvey>> then)
{
    if (d->token.isEmpty())
        return then(domain::failure(Failure::Kind::SignedOut, u"nobody is signed in"_s));
    if (d->status.policy == domain::NetworkPolicy::Offline)
        return then(domain::failure(Failure::Kind::Unreachable, u"working offline, as you wanted"_s));
    survey({QUrl(d->facts.value(u"server"_s)), d->token, d->facts.value(u"caFile"_s)}, context, std::move(then));
}

QSet<QString> Workspace::leftOut() const
{
    QSet<QString> queues;
    const QJsonArray kept = QJsonDocument::fromJson(d->facts.value(u"leftOut"_s).toUtf8()).array();
    for (const QJsonValue &queue : kept)
        queues.insert(queue.toString());
    return queues;
}

void Workspace::leaveOut(const QSet<QString> &queues, Then<domain::Result<void>> then)
{
    QStringList sorted(queues.cbegin(), queues.cend());
    sorted.sort();
    const QString fact =
        QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(sorted)).toJson(QJsonDocument::Compact));
    d->onWork([fact](store::WorkStore &work) { return work.setFact(u"leftOut"_s, fact); },
              [this, queues, fact, then](const domain::Result<void> &stored) {
                  if (stored) {
                      d->facts.insert(u"leftOut"_s, fact);
                      d->cacheLane->post([this, queues] {
                          if (d->driver)
                              d->driver->setLeftOut(queues);
                      });
                      Q_EMIT deskChanged();
                  }
                  then(stored);
              });
}

} // namespace secondline::workspace
