#include "server/net/request_parser.h"

#include <google/protobuf/arena.h>

#include <cstdlib>
#include <new>

namespace fairdesk {
namespace {

// The arena's allocation functions have no context of their own. Parsing happens in one go in one thread, and nothing
// is added to a request afterwards.
thread_local size_t budget = 0;

void *takeBlock(size_t size)
{
    if (size > budget)
        throw std::bad_alloc();
    budget -= size;
    void *block = std::malloc(size);
    if (!block)
        throw std::bad_alloc();
    return block;
}

void giveBlock(void *block, size_t)
{
    std::free(block);
}

google::protobuf::ArenaOptions arenaOptions()
{
    google::protobuf::ArenaOptions options;
    options.start_block_size = 1024;
    options.max_block_size = 256 * 1024;
    options.block_alloc = takeBlock;
    options.block_dealloc = giveBlock;
    return options;
}

struct ArenaRequest
{
    google::protobuf::Arena arena{arenaOptions()};
    wire::Envelope *envelope = nullptr;
};

} // namespace

std::shared_ptr<const wire::Envelope> parseRequest(const QByteArray &frame, size_t memory)
{
    budget = memory;
    try {
        auto request = std::make_shared<ArenaRequest>();
        request->envelope = google::protobuf::Arena::CreateMessage<wire::Envelope>(&request->arena);
        if (!request->envelope->ParseFromArray(frame.constData(), int(frame.size())))
            return nullptr;
        budget = 0;
        return std::shared_ptr<const wire::Envelope>(request, request->envelope);
    } catch (const std::bad_alloc &) {
        return nullptr;
    }
}

} // namespace fairdesk
