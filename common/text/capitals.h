// Amounts in Chinese capital numerals (大写金额), as contracts, invoices and bank papers need them.
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace fairdesk {

// By the central bank's rules for vouchers: 140950 fen are 壹仟肆佰零玖元伍角, 10000 are 壹佰元整, 0 is 零元整;
// a negative amount starts with 负. Where the rules leave a 零 before the 角 open, it is written (壹拾元零伍角),
// as then nothing can be put in.
QString capitalAmount(std::int64_t fen);

// "1,234.50", "¥1234.5", "-3" to fen; nothing if the text is no amount, has parts of a fen or is too large.
std::optional<std::int64_t> parseFen(const QString &text);

} // namespace fairdesk
