// The words of the role matrix: what may be done, and to which records.
#pragma once

#include <QByteArray>

#include <array>
#include <optional>

namespace fairdesk {

enum class Action : quint8 { Read, Create, Edit, Delete, Assign, Share, Export, Import, Merge };
inline constexpr std::array<Action, 9> allActions{Action::Read,  Action::Create, Action::Edit,   Action::Delete, Action::Assign,
                                                  Action::Share, Action::Export, Action::Import, Action::Merge};

// Whose records: the reader's own, those of his teams (his department and all below it), of his branch, or all.
enum class Scope : quint8 { None, Own, Team, Branch, All };

enum class FieldRule : quint8 { Open, ReadOnly, Masked, Hidden };

const char *actionKey(Action action);
std::optional<Action> actionFromKey(const QByteArray &key);
const char *scopeKey(Scope scope);
std::optional<Scope> scopeFromKey(const QByteArray &key);
const char *fieldRuleKey(FieldRule rule);
std::optional<FieldRule> fieldRuleFromKey(const QByteArray &key);

// What an entity allows to everybody whose role says nothing about it. Left out means none.
struct Access
{
    Scope read = Scope::None;
    Scope create = Scope::None;
    Scope edit = Scope::None;
    Scope remove = Scope::None;
    Scope assign = Scope::None;
    Scope share = Scope::None;
    Scope exporting = Scope::None;
    Scope importing = Scope::None;
    Scope merge = Scope::None;

    Scope of(Action action) const;
};

} // namespace fairdesk
