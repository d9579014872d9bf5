// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <hb.h>

#include <memory>
#include <string>

#include "base/digest.h"

namespace paraphe {

/// A font file, opened once in a process, whichever rooms, documents and threads use it. Those of
/// the system are mapped: their packages put a new file in the place of one, and leave its bytes
/// alone. Any other may be cut short meanwhile, and is read whole. Immutable: HarfBuzz shapes and
/// subsets with it from any thread.
class FontSource {
 public:
  /// Errors: throws FontFault when the file cannot be read or is not a TrueType font.
  static std::shared_ptr<const FontSource> open(const std::string& path);

  /// The SHA-256 of what is used. Errors: throws std::system_error when a mapped file cannot be
  /// read.
  Digest digest() const;

  hb_face_t* face() const { return face_.get(); }
  hb_font_t* font() const { return font_.get(); }
  /// The same without its characters and layout: what there is to subset once pages are set. Making
  /// a plan of a subset reads every character of the others.
  hb_face_t* outlines() const { return outlines_.get(); }

 private:
  explicit FontSource(const std::string& path);

  template <auto destroy>
  struct Destroy {
    template <class T>
    void operator()(T* object) const {
      destroy(object);
    }
  };
  std::string path_;
  std::string bytes_;  ///< empty where the file is mapped
  std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>> blob_;
  std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>> face_;
  std::unique_ptr<hb_font_t, Destroy<hb_font_destroy>> font_;
  std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>> outlines_;
};

}  // namespace paraphe
