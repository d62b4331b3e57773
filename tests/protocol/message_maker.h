// Random queries, saves, texts and entities from a seed: what the codecs must carry without loss.
#pragma once

#include "common/base/error.h"
#include "common/catalogue/query.h"
#include "common/catalogue/save.h"
#include "tests/catalogue/value_maker.h"

#include "fairdesk.pb.h"

namespace fairdesk::test {

class MessageMaker
{
public:
    explicit MessageMaker(quint32 seed)
        : m_values(seed)
    {
    }

    Value value();
    Text text();
    Error error();
    Filter filter(int depth);
    Query query();
    SaveRequest save();
    FieldSpec field();
    EntitySpec entity();
    // One envelope with any body that a client or a server may send.
    wire::Envelope envelope();
    wire::Rows rows();

    int below(int limit) { return m_values.below(limit); }
    QRandomGenerator &random() { return m_values.random(); }

private:
    QByteArray key();
    Label label();
    TextArgument argument();
    QList<FieldValue> fieldValues();
    bool maybe() { return below(2) == 1; }

    ValueMaker m_values;
};

} // namespace fairdesk::test
