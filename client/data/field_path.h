// Paths of fields ("customer.owner.login") through the catalogue.
#pragma once

#include "common/catalogue/catalogue.h"
#include "common/catalogue/query.h"

namespace fairdesk {

// The field at the end of the path; nothing if the reader's catalogue does not have it.
std::optional<FieldSpec> fieldAt(const Catalogue &catalogue, const QByteArray &entity, const QByteArray &path);

// The labels along the path, "Customer: City", in the program's language.
QString pathLabel(const Catalogue &catalogue, const QByteArray &entity, const QByteArray &path,
                  const QLocale &locale = QLocale());

// What one entry of a set or of several links is: the field to read it as.
FieldSpec elementOf(const FieldSpec &field);

// The columns with which a list of the entity starts.
QList<QByteArray> defaultColumns(const EntitySpec &entity);
// The order with which it starts: what happens at a moment is read newest first. Empty: as the server gives it.
QList<SortKey> defaultSort(const EntitySpec &entity);

} // namespace fairdesk
