/** What is kept from whoever holds a copy of the database alone. */
@NamedInterface("secrets")
@NullMarked
package cn.cunkou.platform.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
