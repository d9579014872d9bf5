// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "typeset/metrics.h"
#include "typeset/shape_cache.h"

namespace paraphe::setting {

/// The fonts of a document, opened when first asked for (a file only once in a process, whichever
/// documents and threads use it), shaped by HarfBuzz: French, Latin script,
/// kerning on, ligatures off (they garble extraction and search), small capitals by `smcp`.
class Fonts : public Metrics {
 public:
  Fonts();
  ~Fonts() override;

  int face(const std::string& path) override;
  const std::vector<Face>& faces() const override { return faces_; }
  void shape(int face, bool small_caps, std::string_view text,
             std::vector<ShapedGlyph>& glyphs) override;

 private:
  struct Font;
  static std::shared_ptr<const Font> open(const std::string& path);
  struct Buffer;
  void shape_anew(const Font& font, bool small_caps, std::string_view text,
                  std::vector<ShapedGlyph>& glyphs);

  std::vector<Face> faces_;
  std::vector<std::shared_ptr<const Font>> fonts_;
  std::unique_ptr<Buffer> buffer_;
  ShapeCache* kept_ = nullptr;  ///< words of the documents before, of this thread
};

}  // namespace paraphe::setting
