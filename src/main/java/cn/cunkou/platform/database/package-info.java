/**
 * The one database: where it runs, who may log in, what shape it has, how it is saved and brought
 * back.
 */
@NamedInterface("database")
@NullMarked
package cn.cunkou.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
