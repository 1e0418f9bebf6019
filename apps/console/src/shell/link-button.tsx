import { Button, type ButtonProps } from 'antd'
import { useHref, useLinkClickHandler, type To } from 'react-router'

/** A link to a page of the console that looks like a button; opens in another tab as links do. */
export function LinkButton({ to, ...props }: Omit<ButtonProps, 'href' | 'onClick'> & { readonly to: To }) {
  const go = useLinkClickHandler<HTMLElement>(to)
  return <Button {...props} href={useHref(to)} onClick={(event) => go(event)} />
}
