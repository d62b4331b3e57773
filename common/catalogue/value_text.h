// Values as programs write them, pinned for the command line, CSV in machine form and JSON:
// true/false · YYYY-MM-DD · RFC 3339 · `1234.50[ USD]` · choice keys `a,b` · ids `1,2` · null is the empty text.
#pragma once

#include "common/base/result.h"
#include "common/catalogue/field_spec.h"

#include <QJsonValue>

namespace fairdesk {

Result<Value> valueFromText(const FieldSpec &field, const QString &text);
QString valueToText(const FieldSpec &field, const Value &value);

Result<Value> valueFromJson(const FieldSpec &field, const QJsonValue &json);
// A link becomes {"id", "title"} if a title is given, money {"amount", "currency"}.
QJsonValue valueToJson(const FieldSpec &field, const Value &value, const QString &linkTitle = {});

} // namespace fairdesk
