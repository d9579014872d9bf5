// SPDX-License-Identifier: EUPL-1.2
#include "typeset/strike.h"

namespace paraphe::setting {
namespace {

constexpr double least_height = 28, least_width = 60;  // two lines, three words

}  // namespace

void strike_out(const Box& room, double width, Page& page) {
  if (room.y1 - room.y0 < least_height || room.x1 - room.x0 < least_width) return;
  const auto stroke = [&](double x0, double y0, double x1, double y1) {
    page.items.emplace_back(
        LineItem{x0, y0, x1, y1, width, {}, false, {Mark::artifact, Mark::Artifact::layout}});
  };
  stroke(room.x0, room.y1, room.x1, room.y1);
  stroke(room.x1, room.y1, room.x0, room.y0);
  stroke(room.x0, room.y0, room.x1, room.y0);
}

}  // namespace paraphe::setting
