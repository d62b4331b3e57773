// What the columns of customer lists are called in the field: labels of the catalogue in both languages, and the words
// that other programs and clerks use.
#pragma once

#include "common/catalogue/catalogue.h"

namespace fairdesk {

// A header without what varies: width, case, blanks, marks such as ＊ and notes in brackets.
QString plainHeader(const QString &header);

// From plain header to the path of a field ("name", "contact.mobile"). The first meaning of a word wins.
QHash<QString, QByteArray> headerWords(const Catalogue &catalogue, const EntitySpec &entity);

// Chinese name of a declared field; empty where the table has none.
QString chineseHeader(const QByteArray &entity, const QByteArray &path);
// The words beside its labels by which a choice may be called: 待办 for an open task.
QStringList choiceWords(const QByteArray &context, const QByteArray &key);

// The column of reasons in a file of rejected rows: it comes back with the mended rows and means nothing.
bool isReasonHeader(const QString &header);

} // namespace fairdesk
