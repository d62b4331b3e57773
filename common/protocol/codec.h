// Catalogue values, queries, saves and errors <-> their messages.
#pragma once

#include "common/base/result.h"
#include "common/catalogue/catalogue.h"
#include "common/catalogue/query.h"
#include "common/catalogue/save.h"

#include "fairdesk.pb.h"

namespace fairdesk {

inline QString fromUtf8(const std::string &text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}
inline QByteArray fromBytes(const std::string &bytes)
{
    return QByteArray(bytes.data(), qsizetype(bytes.size()));
}

void encode(const Value &value, wire::Value *message);
Value decode(const wire::Value &message);

void encode(const Label &label, wire::Label *message);
Label decode(const wire::Label &message);

void encode(const Text &text, wire::Text *message);
Text decode(const wire::Text &message);

void encode(const Error &error, wire::Error *message);
Error decode(const wire::Error &message);

void encode(const Filter &filter, wire::Filter *message);
void encode(const Query &query, wire::Query *message);
// Depth and size are limited: the message comes from outside.
Result<Query> decode(const wire::Query &message);

void encode(const SaveRequest &request, wire::Save *message);
Result<SaveRequest> decode(const wire::Save &message);

void encode(const FieldSpec &field, wire::FieldSpec *message);
FieldSpec decode(const wire::FieldSpec &message);
void encode(const EntitySpec &entity, wire::EntitySpec *message);
EntitySpec decode(const wire::EntitySpec &message);

} // namespace fairdesk
