// Names of firms without what varies from paper to paper: legal form, brackets, province and city.
#pragma once

#include <QString>

namespace fairdesk {

// What two writings of the same registered name have in common: 山东省济南市海诺（集团）有限公司,
// 濟南海諾集團股份有限公司 and 济南海诺 are 济南海诺; "Haino Electronics Co., Ltd." is "haino electronics". Small
// letters, simplified; never empty unless the name is, so 有限公司 alone stays.
QString normalisedCompanyName(const QString &name);

// Also without the place: 海诺. For hints ("looks like …"), as 济南海诺 and 青岛海诺 may be two firms.
QString companyCore(const QString &name);

} // namespace fairdesk
