// How long the desktop client takes from its start to a usable list.
#pragma once

#include "tests/bench/workloads.h"

namespace fairdesk::bench {

// Nothing if the program is not there or does not time its start.
std::optional<Measurement> runClientStart(const QString &program, const Target &target, const QByteArray &fingerprint,
                                          const QString &user, int times);

} // namespace fairdesk::bench
