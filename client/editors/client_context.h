// What every page of the client works with, handed in by the main window; nothing of it is global.
#pragma once

#include "common/catalogue/save.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <memory>

class QWidget;

namespace fairdesk {

class DraftStore;
class RecentLinks;
class RecordCache;
class ServerLink;
class ThemeManager;

struct ClientContext
{
    ServerLink &link;
    RecordCache &cache;
    DraftStore &drafts;
    ThemeManager &themes;
    // Set by the shell: opens a record's page, a new record's form with presets, or a list, as a tab.
    std::function<void(const QByteArray &entity, qint64 id)> openRecord = {};
    std::function<void(const QByteArray &entity, const QList<FieldValue> &presets)> createRecord = {};
    std::function<void(const QByteArray &entity)> openList = {};
    // What was picked last in link fields; made by the first field that needs it, see recentLinksOf().
    std::shared_ptr<RecentLinks> recentLinks = {};
};

} // namespace fairdesk
