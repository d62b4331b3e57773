// Which fields a form or a table of lines shows, in which sections, and as what.
#pragma once

#include "client/data/configuration_fields.h"
#include "client/editors/client_context.h"
#include "common/catalogue/catalogue.h"

namespace fairdesk {

struct FormSection
{
    QString title; // empty: the form has only one
    QList<FieldSpec> fields;
};

// Sections of the catalogue, then the administrator's fields, then what the program fills in by itself.
QList<FormSection> formSections(const ClientContext &context, const EntitySpec &entity, bool isNew, bool mayAssign);

// The columns of a table of lines: all that a person fills in.
QList<FieldSpec> lineColumns(const Catalogue &catalogue, const EntitySpec &lines, const QByteArray &via);

// States offer only the next ones.
FieldSpec withNextStates(const EntitySpec &entity, FieldSpec field, const QString &state);

// Wide ones take a whole line of a form with two columns.
bool isWide(const FieldSpec &field);

// The field of the form whose record limits what another link may name: contacts of the chosen customer. Empty: none.
QByteArray limitingField(const Catalogue &catalogue, const EntitySpec &entity, const FieldSpec &link);

} // namespace fairdesk
