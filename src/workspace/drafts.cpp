// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/workspace_p.h"

namespace secondline::workspace {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView ticketPlace = u"ticket/";

} // namespace

QString Workspace::Private::keptPlace(const QString &place) const
{
    if (!place.startsWith(ticketPlace))
        return place;
    // `ticket/<id>`, or more behind the id.
    const QString id = place.mid(ticketPlace.size()).section(u'/', 0, 0);
    return ticketPlace + serverIdOf(id) + place.mid(ticketPlace.size() + id.size());
}

void Workspace::Private::takeDrafts(const QList<store::Draft> &texts)
{
    for (const store::Draft &text : texts)
        drafts.insert(text.place, {text.place, text.content, text.savedAt});
    moveDrafts();
}

void Workspace::Private::moveDrafts()
{
    const QList<Draft> all = drafts.values();
    for (const Draft &draft : all) {
        const QString from = draft.place;
        const QString to = keptPlace(from);
        if (to == from)
            continue;
        // A program that ended between the two steps below left both; the person went on in the newer one.
        Draft moved = drafts.value(to, draft);
        if (moved.savedAt < draft.savedAt)
            moved = draft;
        moved.place = to;
        drafts.remove(from);
        drafts.insert(to, moved);
        onWork(
            [moved, from](store::WorkStore &work) -> domain::Result<void> {
                if (const auto saved = work.saveDraft({moved.place, moved.content, moved.savedAt}); !saved)
                    return saved;
                return work.removeDraft(from);
            },
            [this](const domain::Result<void> &done) {
                // The text is still there under its old place, and is moved at the next start.
                if (!done)
                    Q_EMIT q->storeFailed(done.error());
            });
    }
}

void Workspace::saveDraft(const Draft &draft, Then<domain::Result<void>> then)
{
    Draft kept = draft;
    kept.place = d->keptPlace(draft.place);
    d->drafts.insert(kept.place, kept);
    d->onWork(
        [kept](store::WorkStore &work) {
            return work.saveDraft({kept.place, kept.content, kept.savedAt});
        },
        std::move(then));
}

void Workspace::removeDraft(const QString &place, Then<domain::Result<void>> then)
{
    const QString kept = d->keptPlace(place);
    d->drafts.remove(kept);
    d->onWork([kept](store::WorkStore &work) { return work.removeDraft(kept); }, std::move(then));
}

std::optional<Draft> Workspace::draft(const QString &place) const
{
    const auto found = d->drafts.constFind(d->keptPlace(place));
    return found == d->drafts.constEnd() ? std::nullopt : std::optional(*found);
}

QList<Draft> Workspace::drafts() const
{
    return d->drafts.values();
}

} // namespace secondline::workspace
