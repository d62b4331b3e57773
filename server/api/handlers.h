// All request handlers: thin, they decode, call a service and encode.
#pragma once

#include "server/api/api_call.h"

namespace fairdesk::handlers {

void hello(ApiServices &services, const ApiCall &call);
void login(ApiServices &services, const ApiCall &call);
void resume(ApiServices &services, const ApiCall &call);
void logout(ApiServices &services, const ApiCall &call);
void ping(ApiServices &services, const ApiCall &call);
void changePassword(ApiServices &services, const ApiCall &call);
void subscribe(ApiServices &services, const ApiCall &call);

void getCatalogue(ApiServices &services, const ApiCall &call);
void query(ApiServices &services, const ApiCall &call);
void fetch(ApiServices &services, const ApiCall &call);
void search(ApiServices &services, const ApiCall &call);
void history(ApiServices &services, const ApiCall &call);

void save(ApiServices &services, const ApiCall &call);
void runAction(ApiServices &services, const ApiCall &call);

void uploadStart(ApiServices &services, const ApiCall &call);
void uploadChunk(ApiServices &services, const ApiCall &call);
void download(ApiServices &services, const ApiCall &call);

void importStart(ApiServices &services, const ApiCall &call);
void exportStart(ApiServices &services, const ApiCall &call);
void jobStatus(ApiServices &services, const ApiCall &call);
void cancelJob(ApiServices &services, const ApiCall &call);

} // namespace fairdesk::handlers
