/** A menu that lies at the end of the document, where nothing covers it; Tab closes it, and the focus returns to its button. */

import { Menu, type MenuProps, useMenuContext } from '@ariakit/react';

export function FloatingMenu(props: MenuProps) {
  const menu = useMenuContext();
  return (
    <Menu
      portal
      // The edges that Ariakit puts around it instead are hidden and can be focused, which no one should meet.
      preserveTabOrder={false}
      unmountOnHide
      onKeyDown={(event) => {
        if (event.key !== 'Tab') return;
        event.preventDefault();
        menu?.hide();
      }}
      {...props}
    />
  );
}
