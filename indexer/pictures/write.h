// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/pictures/write.h: pictures into the database.
#pragma once

#include "indexer/pictures/picture_store.h"
#include "schema/database.h"

namespace plumbline {

// Makes the table `picture` hold what slide_picture refers to, and nothing else; what is missing comes from the store.
// Throws Error where it is not there.
void write_pictures(PictureStore* store, Database& db);

}  // namespace plumbline
