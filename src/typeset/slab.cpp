// SPDX-License-Identifier: EUPL-1.2
#include "typeset/slab.h"

#include <algorithm>

namespace paraphe::setting {

void Column::add(Slab slab, double space_before) {
  slab.before = std::max(space, space_before);
  space = 0;
  slab.forced = page_break && !slabs.empty();
  page_break = false;
  slab.turned = turned;
  if (keep > 0) {
    slab.cost += cost::keep;
    --keep;
  }
  slabs.push_back(std::move(slab));
}

double Column::height() const {
  double total = 0;
  for (std::size_t i = 0; i < slabs.size(); ++i)
    total += slabs[i].height + (i == 0 ? 0 : slabs[i].before);
  return total;
}

}  // namespace paraphe::setting
