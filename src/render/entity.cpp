// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "render/entity.h"

#include <QHash>

namespace secondline::render {

using namespace Qt::StringLiterals;

namespace {

const QHash<QString, char32_t> &namedEntities()
{
    static const QHash<QString, char32_t> names = {
        {u"nbsp"_s, 0xa0},    {u"amp"_s, u'&'},     {u"lt"_s, u'<'},      {u"gt"_s, u'>'},      {u"quot"_s, u'"'},
        {u"apos"_s, u'\''},   {u"copy"_s, 0xa9},    {u"reg"_s, 0xae},     {u"trade"_s, 0x2122}, {u"hellip"_s, 0x2026},
        {u"ndash"_s, 0x2013}, {u"mdash"_s, 0x2014}, {u"lsquo"_s, 0x2018}, {u"rsquo"_s, 0x2019}, {u"ldquo"_s, 0x201c},
        {u"rdquo"_s, 0x201d}, {u"bull"_s, 0x2022},  {u"middot"_s, 0xb7},  {u"times"_s, 0xd7},   {u"divide"_s, 0xf7},
        {u"deg"_s, 0xb0},     {u"plusmn"_s, 0xb1},  {u"sect"_s, 0xa7},    {u"para"_s, 0xb6},    {u"micro"_s, 0xb5},
        {u"laquo"_s, 0xab},   {u"raquo"_s, 0xbb},   {u"larr"_s, 0x2190},  {u"uarr"_s, 0x2191},  {u"rarr"_s, 0x2192},
        {u"darr"_s, 0x2193},  {u"harr"_s, 0x2194},  {u"rArr"_s, 0x21d2},  {u"euro"_s, 0x20ac},  {u"pound"_s, 0xa3},
        {u"yen"_s, 0xa5},     {u"cent"_s, 0xa2},    {u"ensp"_s, 0x2002},  {u"emsp"_s, 0x2003},  {u"thinsp"_s, 0x2009},
        {u"shy"_s, 0xad},     {u"le"_s, 0x2264},    {u"ge"_s, 0x2265},    {u"ne"_s, 0x2260},    {u"asymp"_s, 0x2248},
        {u"minus"_s, 0x2212}, {u"frac12"_s, 0xbd},  {u"frac14"_s, 0xbc},  {u"frac34"_s, 0xbe},  {u"sup1"_s, 0xb9},
        {u"sup2"_s, 0xb2},    {u"sup3"_s, 0xb3},    {u"check"_s, 0x2713}, {u"cross"_s, 0x2717}, {u"auml"_s, 0xe4},
        {u"ouml"_s, 0xf6},    {u"uuml"_s, 0xfc},    {u"Auml"_s, 0xc4},    {u"Ouml"_s, 0xd6},    {u"Uuml"_s, 0xdc},
        {u"szlig"_s, 0xdf},   {u"eacute"_s, 0xe9},  {u"egrave"_s, 0xe8},  {u"agrave"_s, 0xe0},  {u"ccedil"_s, 0xe7},
        {u"iexcl"_s, 0xa1},   {u"iquest"_s, 0xbf},  {u"num"_s, u'#'},     {u"ast"_s, u'*'},     {u"lowbar"_s, u'_'},
        {u"lbrack"_s, u'['},  {u"rbrack"_s, u']'},  {u"lbrace"_s, u'{'},  {u"rbrace"_s, u'}'},  {u"vert"_s, u'|'},
        {u"bsol"_s, u'\\'},   {u"sol"_s, u'/'},     {u"colon"_s, u':'},   {u"comma"_s, u','},   {u"period"_s, u'.'},
        {u"excl"_s, u'!'},    {u"dollar"_s, u'$'},  {u"percnt"_s, u'%'},  {u"equals"_s, u'='},  {u"plus"_s, u'+'},
        {u"grave"_s, u'`'},   {u"lpar"_s, u'('},    {u"rpar"_s, u')'},    {u"Tab"_s, u'\t'},    {u"NewLine"_s, u'\n'},
    };
    return names;
}

} // namespace

QString entityText(const QString &entity)
{
    if (entity.size() < 3 || !entity.startsWith(u'&') || !entity.endsWith(u';'))
        return entity;
    const QString name = entity.mid(1, entity.size() - 2);
    char32_t character = 0;
    if (name.startsWith(u'#')) {
        const bool hex = name.size() > 1 && (name[1] == u'x' || name[1] == u'X');
        bool ok = false;
        character = name.mid(hex ? 2 : 1).toUInt(&ok, hex ? 16 : 10);
        const bool surrogate = character >= 0xd800 && character <= 0xdfff;
        if (!ok || character == 0 || surrogate || character > 0x10ffff)
            return QString(QChar(QChar::ReplacementCharacter));
    } else {
        character = namedEntities().value(name, 0);
        if (character == 0)
            return entity;
    }
    return QString::fromUcs4(&character, 1);
}

} // namespace secondline::render
