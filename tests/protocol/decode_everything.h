// What a program does with the bytes of a frame before it trusts them; for the fuzz loop and the fuzzer.
#pragma once

#include "common/protocol/codec.h"
#include "common/protocol/result_table.h"

#include <google/protobuf/stubs/logging.h>

namespace fairdesk::test {

// Protobuf writes a line for each damaged text: not while damage is what is tested.
using QuietParser = google::protobuf::LogSilencer;

inline void readTable(const wire::Rows &rows)
{
    if (!ResultTable::isSound(rows))
        return;
    const ResultTable table(rows);
    for (int row = 0; row < qMin(table.rowCount(), 50); ++row) {
        for (int column = 0; column < table.columnCount(); ++column) {
            Q_UNUSED(table.value(row, column))
            Q_UNUSED(table.title(row, column))
        }
    }
}

// Parses and decodes each body that comes from outside; true if the bytes were an envelope at all.
inline bool decodeEverything(const char *bytes, qsizetype size)
{
    wire::Envelope envelope;
    if (!envelope.ParseFromArray(bytes, int(size)))
        return false;
    Q_UNUSED(decode(envelope.query()).ok())
    Q_UNUSED(decode(envelope.save()).ok())
    Q_UNUSED(decode(envelope.error()).render())
    Q_UNUSED(decode(envelope.notice().text()).render())
    for (const auto &panel : envelope.fetch().panels())
        Q_UNUSED(decode(panel).ok())
    for (const auto &entity : envelope.catalogue_reply().entities())
        Q_UNUSED(decode(entity).titleField())
    readTable(envelope.rows());
    readTable(envelope.fetch_reply().record());
    for (const auto &panel : envelope.fetch_reply().panels())
        readTable(panel);
    return true;
}

} // namespace fairdesk::test
