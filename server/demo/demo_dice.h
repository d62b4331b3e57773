// Chance that repeats itself: the same seed throws the same numbers on every machine, with any standard library.
#pragma once

#include <QList>
#include <QStringList>

#include <cstdint>
#include <initializer_list>
#include <span>

namespace fairdesk {

class DemoDice
{
public:
    // Each stream of one seed is independent of the others, so that record 1000 does not depend on record 999.
    DemoDice(std::uint64_t seed, std::uint64_t stream)
        : m_state(mixed(seed * 0x9E3779B97F4A7C15u + mixed(stream + 0x632BE59BD9B4E019u)))
    {
    }

    std::uint64_t next() { return mixed(m_state += 0x9E3779B97F4A7C15u); }
    // From 0 to count - 1.
    qint64 below(qint64 count) { return count <= 1 ? 0 : qint64(next() % std::uint64_t(count)); }
    qint64 between(qint64 first, qint64 last) { return first + below(last - first + 1); }
    bool percent(int chance) { return below(100) < chance; }

    template<class List>
    const auto &pick(const List &list)
    {
        return list[decltype(std::size(list))(below(qint64(std::size(list))))];
    }
    // The index of one of the weights, as often as it is heavy.
    int weighted(std::span<const int> weights)
    {
        int sum = 0;
        for (const int weight : weights)
            sum += weight;
        qint64 at = below(sum);
        for (size_t i = 0; i < weights.size(); ++i) {
            at -= weights[i];
            if (at < 0)
                return int(i);
        }
        return 0;
    }
    QString digits(int count)
    {
        QString text;
        for (int i = 0; i < count; ++i)
            text += QChar(u'0' + char16_t(below(10)));
        return text;
    }

private:
    static std::uint64_t mixed(std::uint64_t value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
        return value ^ (value >> 31);
    }

    std::uint64_t m_state;
};

} // namespace fairdesk
