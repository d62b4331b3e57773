#include "common/base/clock.h"

namespace fairdesk {

Instant SystemClock::now() const
{
    return {QDateTime::currentMSecsSinceEpoch()};
}

} // namespace fairdesk
