// How much of the server one connection, or all of them, may take.
#pragma once

#include "common/protocol/frame.h"

#include <chrono>

namespace fairdesk {

struct NetLimits
{
    std::chrono::milliseconds untilSignedIn{9'000}; // for the handshake, then for each attempt
    std::chrono::milliseconds frameWindow{9'000};   // a frame that has begun …
    qsizetype leastInWindow = 4 * 1024;             // … must move on at least this much in the window
    std::chrono::milliseconds silence{300'000};     // of somebody who signed in: his line is gone
    std::chrono::milliseconds closing{2'000};
    std::chrono::milliseconds feedPause{20}; // changes are gathered at most this long
    std::chrono::milliseconds touchEvery{300'000};
    int requestsBeforeSignIn = 30;
    int requestsAtOnce = 32;
    qint64 unreadAnswers = 4 * 1024 * 1024; // more than this not read yet: no further request is begun
    qint64 mostUnread = 64 * 1024 * 1024;   // more than this: the client is cut off
    qint64 readBufferBeforeSignIn = 64 * 1024;
    qint64 readBuffer = 1024 * 1024;
    int handshakesPerSecond = 100;
    int connections = 10'000;
    int waitingForSignIn = 4'000;
    int replayedChanges = 5'000;
};

} // namespace fairdesk
