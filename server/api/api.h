// The table of all requests: one row a message, with what it needs. Whatever is not in it is refused.
#pragma once

#include "server/api/api_call.h"
#include "server/api/denial_log.h"

#include <QHash>

namespace fairdesk {

// How requests of one connection may overlap.
enum class Ordering : quint8 {
    Free,      // beside others
    InTurn,    // one after the other: pieces of a file
    Exclusive, // alone: changes who is signed in
};

struct ApiRow
{
    wire::Envelope::BodyCase request;
    bool needsSignIn;
    const char *permission; // "": whoever is signed in; rows and fields are guarded below
    Ordering ordering;
    void (*handle)(ApiServices &services, const ApiCall &call);
};

const QList<ApiRow> &apiTable();

class Api
{
public:
    explicit Api(ApiServices &services);

    // Nothing for what is no request.
    const ApiRow *row(wire::Envelope::BodyCase request) const { return m_rows.value(request); }
    // In a worker's thread. Answers once, now or later, whatever happens.
    void handle(const ApiCall &call) const;
    ApiServices &services() const { return m_services; }

private:
    ApiServices &m_services;
    QHash<int, const ApiRow *> m_rows;
    mutable DenialLog m_denials;
};

} // namespace fairdesk
