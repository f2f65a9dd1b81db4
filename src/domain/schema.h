// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <optional>
#include <span>
#include <string_view>

namespace secondline::domain {

//! The types of objects that a server keeps and a device caches (data-model.md 4).
//! The numbers are kept in databases: new types are added at the end.
enum class ObjectType : quint8 {
    Tier,
    Queue,
    Person,
    Ticket,
    Entry,
    Article,
    Asset,
    Site,
    Escalation,
    HandoffRating,
    Policy,
    FormDefinition,
};
inline constexpr int objectTypeCount = 12;
inline constexpr ObjectType allObjectTypes[objectTypeCount] = {
    ObjectType::Tier,       ObjectType::Queue,         ObjectType::Person, ObjectType::Ticket,
    ObjectType::Entry,      ObjectType::Article,       ObjectType::Asset,  ObjectType::Site,
    ObjectType::Escalation, ObjectType::HandoffRating, ObjectType::Policy, ObjectType::FormDefinition};

//! What a property holds on the wire; null is allowed for each.
enum class ValueKind : quint8 {
    Text,     //!< JSON string
    Key,      //!< JSON string that follows `[a-z0-9][a-z0-9/-]{0,126}`
    Id,       //!< JSON string, an object's id
    Unsigned, //!< JSON number, a whole one from 0
    Integer,  //!< JSON number, a whole one
    Boolean,  //!< JSON true or false
    Date,     //!< UTCDate with up to three fraction digits; milliseconds since 1970 where a column holds it
    Json,     //!< a list or an object, kept as JSON text
};

//! Who may set a property (data-model.md 1).
enum class SetBy : quint8 {
    Create,        //!< C: the person, at create, then fixed
    Update,        //!< U: at create and by update
    Server,        //!< S: the server only
    Administrator, //!< A: administrators only
};

struct Property
{
    std::string_view name;
    ValueKind kind = ValueKind::Text;
    SetBy setBy = SetBy::Server;
    int maxBytes = 255;       //!< of text (UTF-8) or of compact JSON
    bool perPerson = false;   //!< differs by who asks (Queue.myRights)
    bool defaultsNull = true; //!< absent at create means null; false: empty string, 0, false, [] or {}
};

//! The type's name on the wire: `Ticket`.
std::string_view nameOf(ObjectType type);
std::optional<ObjectType> objectTypeNamed(std::string_view name);

//! All properties of \a type but `id` and `version`, in the one order that row batches and cache columns follow.
std::span<const Property> properties(ObjectType type);

//! The place of the property \a name in properties(type), or -1.
int propertyIndex(ObjectType type, std::string_view name);

} // namespace secondline::domain
