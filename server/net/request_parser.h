// Bytes of a frame to a request. The message lives in an arena with a budget: a few kilobytes of input cannot become
// gigabytes of objects.
#pragma once

#include "fairdesk.pb.h"

#include <QByteArray>

#include <memory>

namespace fairdesk {

inline constexpr size_t requestMemory = 96 * 1024 * 1024;

// Null if the bytes are no message, or one that would take too much memory.
std::shared_ptr<const wire::Envelope> parseRequest(const QByteArray &frame, size_t memory = requestMemory);

} // namespace fairdesk
