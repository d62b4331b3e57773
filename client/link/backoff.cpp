#include "client/link/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace fairdesk {

std::chrono::milliseconds Backoff::next()
{
    constexpr int enoughDoublings = 20;
    const int doublings = std::min(m_tries++, enoughDoublings);
    const auto whole = std::min<std::chrono::milliseconds>(m_last, m_first * (1LL << doublings));
    const double share = 0.75 + QRandomGenerator::global()->generateDouble() * 0.25;
    return std::chrono::milliseconds(qint64(double(whole.count()) * share));
}

} // namespace fairdesk
