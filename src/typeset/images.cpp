// SPDX-License-Identifier: EUPL-1.2
// The parts of Galley and Painter that set rows of images.
#include <algorithm>

#include "typeset/galley.h"
#include "typeset/paint.h"

namespace paraphe::setting {
namespace {

constexpr double between_images = 14;  // at least
constexpr double inch = 72;

}  // namespace

ImageSize fitted(const Image& image, double width, double height) {
  if (image.width <= 0 || image.height <= 0) return {};
  const double scale = std::min(width / image.width, height / image.height);
  return {image.width * scale, image.height * scale};
}

// As many images in a row as it holds. A row without any keeps its room: what follows stands where
// it would.
void Galley::set_images(const Block& block, Frame frame) {
  if (!block.children.empty()) frame.parent = structure_.add(block, frame.parent);
  ImageRow row;
  double used = 0;
  for (const Block& child : block.children) {
    const Image& image = document_.images[static_cast<std::size_t>(child.image)];
    const ImageSize size =
        fitted(image, std::min(block.image_width, frame.width), block.box_height);
    if (!row.images.empty() && used + between_images + size.width > frame.width) {
      add_image_row(std::move(row), block, frame.width - used, frame);
      row = {};
      used = 0;
    }
    if (!row.images.empty()) used += between_images;
    const int node = structure_.add(child, frame.parent);
    structure_.at(node).alt = child.alternative;
    row.images.push_back({child.image, node, frame.x + used, (block.box_height - size.height) / 2,
                          size.width, size.height});
    row.source = child.source;
    used += size.width;
    if (size.width > 0 && image.width / (size.width / inch) < document_.image_limits.resolution)
      findings_.coarse_image(image.file, image.width / (size.width / inch), child.source);
  }
  add_image_row(std::move(row), block, frame.width - used, frame);
}

// What is free goes between the images, so that the last one ends the line.
void Galley::add_image_row(ImageRow row, const Block& block, double room, Frame& frame) {
  const double gap =
      row.images.size() > 1 ? room / static_cast<double>(row.images.size() - 1) : 0.0;
  double shift = 0;
  for (PlacedImage& image : row.images) {
    image.x += shift;
    shift += gap;
  }
  Slab slab;
  slab.kind = Slab::Kind::images;
  slab.index = static_cast<int>(images_.size());
  slab.height = block.box_height;
  images_.push_back(std::move(row));
  frame.column->add(std::move(slab), between_images);
}

void Painter::images(const ImageRow& row, double left, double top, Page& page) const {
  for (const PlacedImage& image : row.images)
    page.items.emplace_back(ImageItem{image.image, left + image.x, top - image.y - image.height,
                                      image.width, image.height, Mark{image.node}});
}

}  // namespace paraphe::setting
