export { Content } from './browse/page.tsx'
